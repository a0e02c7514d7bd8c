"""Bringing a backup back into an empty database: all of it or nothing, and counted."""

import json
import shutil
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from arena.backup import manifest, programs
from arena.outbox.delivering.sweeping import set_aside_waiting
from arena.shared.errors import Refused

ROLE = "DO $$ BEGIN CREATE ROLE arena_app NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"


def restore(path):
    """Restore the backup, and give its manifest; what was to be sent when it was made waits for a person's word."""
    files = Path(settings.MEDIA_ROOT)
    with tempfile.TemporaryDirectory() as drafts, tarfile.open(path) as archive:
        _unpack(archive, Path(drafts))
        described = _read_manifest(Path(drafts))
        _refuse_unless_empty(files)
        _restore_database(Path(drafts) / manifest.DUMP)
        _restore_files(Path(drafts) / manifest.FILES, files)
    _compare("rows", described["rows"], manifest.count_rows())
    _compare("files", described["files"], manifest.checksums(files))
    set_aside_waiting()
    return described


def _unpack(archive, folder):
    """The plain files of the archive, none of them outside the folder; Python 3.11.2 has no filter for it."""
    for entry in archive:
        target = (folder / entry.name).resolve()
        if not entry.isfile() or not target.is_relative_to(folder.resolve()):
            raise Refused(f"This is no backup of the portal: {entry.name} is no plain file inside it.")
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.extractfile(entry) as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy)


def _refuse_unless_empty(files):
    if connection.introspection.table_names():
        raise Refused("The database is not empty. Restore into a new one, and point DATABASE_URL at it.")
    if files.exists() and any(files.iterdir()):
        raise Refused(f"There are files in {files}. Move them away, or point MEDIA_ROOT at an empty folder.")


def _read_manifest(folder):
    try:
        described = json.loads((folder / manifest.NAME).read_text())
    except (OSError, ValueError):
        raise Refused("This is no backup of the portal: it has no manifest that can be read.") from None
    if described.get("format") != manifest.FORMAT:
        raise Refused(
            f"The backup is written in format {described.get('format')}; this portal reads {manifest.FORMAT}."
        )
    return described


def _restore_database(dump):
    """In one transaction; the role that the portal works as belongs to the server and is in no dump."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(ROLE)
    connection.close()
    programs.run("pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-comments", dump)


def _restore_files(source, target):
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in sorted(source.rglob("*")) if source.exists() else []:
        copy = target / path.relative_to(source)
        copy.mkdir(exist_ok=True) if path.is_dir() else copy.write_bytes(path.read_bytes())


def _compare(what, expected, found):
    differing = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    if differing:
        raise Refused(f"The restored {what} are not those of the backup: {', '.join(differing)}.")
