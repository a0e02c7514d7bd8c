import stat

import pytest

from arena.boot import up, variables
from arena.boot.problem import Problem


@pytest.fixture
def state(tmp_path, monkeypatch):
    """A state folder where no variable is set; owner checks are another test's matter."""
    for name in ("SECRET_KEY", "PORTAL_DEMO", "EMAIL_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(variables.owner, "make_open_folder", lambda folder: folder.mkdir(exist_ok=True))
    return tmp_path / "state"


def test_secret_key_is_made_once_and_only_readable_by_us(state):
    first, second = variables.for_portal(state), variables.for_portal(state)

    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert len(first["SECRET_KEY"]) > 60
    assert stat.S_IMODE((state / "secret_key").stat().st_mode) == 0o600


def test_secret_key_of_the_caller_is_used_and_not_kept(state, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "mine")

    assert variables.for_portal(state)["SECRET_KEY"] == "mine"
    assert not (state / "secret_key").exists()


def test_demonstration_mode_is_on_unless_told_otherwise(state, monkeypatch):
    untold = variables.for_portal(state)["PORTAL_DEMO"]
    monkeypatch.setenv("PORTAL_DEMO", "0")

    assert (untold, variables.for_portal(state)["PORTAL_DEMO"]) == ("1", "0")


def test_demonstration_mode_refuses_real_letters(state, monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "smtp://mail.example")

    with pytest.raises(Problem, match=r"cannot run with EMAIL_URL\. Set PORTAL_DEMO=0"):
        up._refuse_open_letters(variables.for_portal(state))
