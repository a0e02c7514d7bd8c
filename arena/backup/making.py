"""Making a backup of a portal that goes on working meanwhile."""

import io
import json
import os
import tarfile
import tempfile
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from arena.backup import manifest, programs

KEPT = timedelta(days=35)  # as long as the privacy page says: what was erased is gone from the backups too after that


def make(folder):
    """Write a backup into the folder and give its path; older backups than may be kept are removed."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"arena-{timezone.now():%Y-%m-%dT%H%M%S%fZ}.tar"
    with tempfile.TemporaryDirectory(dir=folder) as drafts:
        draft = Path(drafts) / target.name
        _write(draft, Path(drafts) / manifest.DUMP)
        draft.rename(target)
    _remove_old(folder, except_for=target)
    return target


@transaction.atomic(durable=True)
def _write(draft, dump):
    """Database and manifest are of one moment; files, which are never changed, are read after it."""
    files = Path(settings.MEDIA_ROOT)
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
    left_out = [f"--exclude-table-data={table}" for table in manifest.LEFT_OUT]
    programs.run("pg_dump", "--format=custom", f"--snapshot={snapshot}", "--file", dump, *left_out)
    described = manifest.describe(files)
    with open(draft, "xb", opener=_only_for_us) as file, tarfile.open(fileobj=file, mode="w") as archive:
        _add_text(archive, manifest.NAME, json.dumps(described, indent=2))
        archive.add(dump, manifest.DUMP)
        for name in described["files"]:
            archive.add(files / name, f"{manifest.FILES}/{name}")


def _only_for_us(path, flags):
    return os.open(path, flags, 0o600)


def _add_text(archive, name, text):
    content = text.encode()
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))


def _remove_old(folder, *, except_for):
    oldest = (timezone.now() - KEPT).timestamp()
    for path in folder.glob("arena-*.tar"):
        if path != except_for and path.stat().st_mtime < oldest:
            path.unlink()
