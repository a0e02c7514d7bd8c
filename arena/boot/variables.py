"""What every process of the portal finds in its environment variables."""

import contextlib
import os
import secrets

from arena.boot import owner
from arena.boot.places import ROOT

DATABASE_ROLE = "arena_app"


def for_portal(state):
    """The caller's own variables, completed with what the portal of this state folder needs."""
    ours = {"PORTAL_DEMO": "1", "DJANGO_SETTINGS_MODULE": "arena.settings", "PYTHONUNBUFFERED": "1"}
    if not os.environ.get("SECRET_KEY"):
        ours["SECRET_KEY"] = kept_secret(state)
    environ = {**ours, **{name: value for name, value in os.environ.items() if value}}
    return {**environ, "PORTAL_STATE": str(state), "PYTHONPATH": str(ROOT)}


def kept_secret(state):
    """Made once and kept, so that sessions and links survive a restart."""
    owner.make_open_folder(state)
    path = state / "secret_key"
    with contextlib.suppress(FileExistsError), open(path, "x", opener=_only_for_us) as file:
        file.write(secrets.token_urlsafe(64))
    return path.read_text().strip()


def _only_for_us(path, flags):
    return os.open(path, flags, 0o600)
