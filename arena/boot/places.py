"""Where things lie: the source, the environment, the state folder and the sockets."""

import hashlib
import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_TEMPORARY = 50  # the path of a UNIX socket may have 103 bytes on macOS


def is_root():
    return os.geteuid() == 0


def tag(path):
    return hashlib.sha256(str(path).encode()).hexdigest()[:8]


def environment():
    return Path(os.environ.get("PORTAL_VENV") or ROOT / ".venv").absolute()


def environment_python():
    return environment() / "bin" / "python"


def state():
    """The folder for data: kept between runs, outside the source when root runs the portal."""
    if chosen := os.environ.get("PORTAL_STATE"):
        return Path(chosen).absolute()
    return Path(f"/var/lib/portal-{tag(ROOT)}") if is_root() else ROOT / ".state"


def sockets(state_folder):
    """A short folder of this user's own: the path of a UNIX socket has a low limit."""
    return _temporary() / f"portal-{tag(state_folder)}-{os.geteuid()}"


def throwaways():
    return _temporary(), f"portal-test-{os.geteuid()}-"


def _temporary():
    folder = Path(tempfile.gettempdir())
    return folder if len(str(folder)) <= LONGEST_TEMPORARY else Path("/tmp")  # noqa: S108
