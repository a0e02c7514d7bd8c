"""Taking away what nobody uses: rows that nothing points at, and what lies on the disk without a row."""

import time
from pathlib import Path

from django.conf import settings

from arena.files.models import StoredFile
from arena.files.querysets import UNUSED_FOR


def sweep():
    """Say how many rows and how many files on the disk went."""
    gone, _per_model = StoredFile.objects.orphans().delete()
    return gone, sum(map(_remove, _without_row()))


def _without_row():
    oldest = time.time() - UNUSED_FOR.total_seconds()
    lying = {path.name: path for path in Path(settings.MEDIA_ROOT).glob("??/*") if path.stat().st_mtime < oldest}
    known = {key.hex for key in StoredFile.objects.values_list("key", flat=True)}
    return [path for name, path in lying.items() if name not in known]


def _remove(path):
    path.unlink(missing_ok=True)
    return 1
