import pytest

from arena.boot import certificates


@pytest.fixture
def bare(monkeypatch):
    """A machine that trusts nobody."""
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.delenv("PIP_CERT", raising=False)
    monkeypatch.setattr(certificates, "USUAL", ())
    monkeypatch.setattr(certificates, "pip_settings", dict)
    monkeypatch.setattr(certificates, "_openssl_has_some", lambda: False)
    monkeypatch.setattr(certificates.debian, "is_debian", lambda: True)


def test_certificates_chosen_by_variable_serve_pip_and_uv(bare, tmp_path, monkeypatch):
    chosen = tmp_path / "own.pem"
    chosen.touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(chosen))

    environ = certificates.environ_with_trust(tmp_path)

    assert [environ[name] for name in certificates.NAMES] == [str(chosen), str(chosen)]


def test_certificates_variable_that_names_no_file_gives_way_to_the_usual_place(bare, tmp_path, monkeypatch):
    usual = tmp_path / "usual.pem"
    usual.touch()
    monkeypatch.setenv("PIP_CERT", "/not/here.pem")
    monkeypatch.setattr(certificates, "USUAL", (str(usual),))

    environ = certificates.environ_with_trust(tmp_path)

    assert [environ[name] for name in certificates.NAMES] == [str(usual), str(usual)]


def test_certificates_on_a_bare_debian_come_from_the_distribution(bare, tmp_path, monkeypatch):
    monkeypatch.setattr(certificates, "_unpacked", lambda bundle: bundle)

    environ = certificates.environ_with_trust(tmp_path)

    assert environ["SSL_CERT_FILE"] == str(tmp_path / "certificates.pem")
