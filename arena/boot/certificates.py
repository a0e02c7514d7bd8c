"""Which certificate authorities the package tools trust; a bare machine has none of its own."""

import os
import ssl
from pathlib import Path

from arena.boot import debian
from arena.boot.pip_settings import pip_settings

NAMES = ("SSL_CERT_FILE", "PIP_CERT")
USUAL = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")


def environ_with_trust(folder):
    """This environment's variables, such that pip and uv trust the same, existing, file of authorities.

    Where OpenSSL looks by itself is not enough: a bare Debian has no link from there to the usual file.
    """
    environ = dict(os.environ)
    chosen = [environ.pop("SSL_CERT_FILE", ""), pip_settings().get("cert", ""), *USUAL]
    environ.pop("PIP_CERT", None)
    bundle = next((path for path in chosen if path and Path(path).is_file()), None)
    if not bundle and not _openssl_has_some() and debian.is_debian():
        bundle = _unpacked(folder / "certificates.pem")
    return {**environ, **{name: str(bundle) for name in NAMES if bundle}}


def _openssl_has_some():
    default = ssl.get_default_verify_paths()
    if default.cafile and Path(default.cafile).is_file():
        return True
    return bool(default.capath and Path(default.capath).is_dir() and any(Path(default.capath).iterdir()))


def _unpacked(bundle):
    """The distribution's own ca-certificates, unpacked beside the environment instead of installed."""
    if not bundle.exists():
        with debian.packages() as archive:
            archive.unpack(["ca-certificates"], archive.folder)
            found = sorted(archive.folder.glob("usr/share/ca-certificates/**/*.crt"))
            bundle.write_text("\n".join(path.read_text() for path in found))
    return bundle
