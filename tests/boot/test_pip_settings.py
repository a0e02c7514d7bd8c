import pytest

from arena.boot.pip_settings import as_uv_variables, pip_settings


@pytest.fixture
def configured(tmp_path, monkeypatch):
    """Only what the test writes: no file of this machine's, no variable of its user's."""

    def _configured(text):
        path = tmp_path / "pip.conf"
        path.write_text(text)
        monkeypatch.setattr("arena.boot.pip_settings._files", lambda: [path])

    for name in ("INDEX_URL", "EXTRA_INDEX_URL", "FIND_LINKS", "CERT"):
        monkeypatch.delenv(f"PIP_{name}", raising=False)
        monkeypatch.delenv(f"UV_{name}", raising=False)
    return _configured


def test_pip_settings_variable_wins_over_file(configured, monkeypatch):
    configured("[global]\ncert = /from/file.pem\nindex-url = https://index.example/simple\n")
    monkeypatch.setenv("PIP_CERT", "/from/variable.pem")

    settings = pip_settings()

    assert (settings["cert"], settings["index-url"]) == ("/from/variable.pem", "https://index.example/simple")


def test_pip_settings_unreadable_file_is_left_to_pip(configured):
    configured("no section here")

    assert pip_settings().get("index-url") is None


def test_uv_gets_the_index_that_pip_has(configured):
    configured("[global]\nindex-url = https://index.example/simple\n")

    assert as_uv_variables()["UV_DEFAULT_INDEX"] == "https://index.example/simple"


def test_uv_gets_extra_places_but_not_folders_that_are_gone(configured, tmp_path):
    configured(f"[global]\nextra-index-url = file://{tmp_path}\n  file:///not/here\nfind-links = /not/here\n")

    variables = as_uv_variables()

    assert variables["UV_INDEX"] == f"file://{tmp_path}"
    assert variables["UV_INDEX_STRATEGY"] == "unsafe-best-match"
    assert "UV_FIND_LINKS" not in variables
