"""Whose account the servers run under: PostgreSQL refuses to serve as root."""

import contextlib
import importlib.util
import os
import pwd
import shutil
from pathlib import Path

from arena.boot import places
from arena.boot.places import is_root
from arena.boot.problem import Problem

NOT_SERVED = shutil.ignore_patterns("include", "__pycache__")


def account():
    """Arguments for subprocess; as root the servers run as `nobody`, otherwise as ourselves."""
    if not is_root():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def make_own_folder(folder):
    """A folder that only the servers' account may look into; one that somebody else put there is refused."""
    owner = account().get("user", os.geteuid())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if folder.is_symlink() or found.st_uid not in (owner, os.geteuid()):
        raise Problem(f"{folder} belongs to somebody else. Remove it, or choose another place with TMPDIR.")
    folder.chmod(0o700)
    if is_root():
        os.chown(folder, owner, account()["group"])


def make_open_folder(folder):
    """A folder of ours that the servers may pass through."""
    folder.mkdir(parents=True, exist_ok=True)
    if is_root():
        folder.chmod(0o711)
        closed = next((parent for parent in folder.parents if not parent.stat().st_mode & 0o001), None)
        if closed:
            raise Problem(
                f"As root the database runs as `nobody`, who may not enter {closed}. Choose another PORTAL_STATE."
            )


def _link(source, target):
    """The same file under a second name: quicker than a copy, where both are on one disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _open_to_read(folder):
    """Whatever root's umask was when the packages were installed."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))


def within_reach(packages, *, version):
    """The folder that holds these packages' programs; as root a copy where `nobody` can read it, made once."""
    source = Path(importlib.util.find_spec(packages[0]).origin).parents[1]
    if not is_root():
        return source
    copy = places.state() / f"{packages[0]}-{version}"
    if not copy.exists():
        make_open_folder(places.state())
        draft = copy.with_name(f"{copy.name}.{os.getpid()}")
        try:
            for name in packages:
                if (source / name).is_dir():
                    shutil.copytree(source / name, draft / name, ignore=NOT_SERVED, copy_function=_link)
            _open_to_read(draft)
            with contextlib.suppress(OSError):  # another command was quicker
                draft.rename(copy)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return copy
