import os
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from arena.files.models import StoredFile
from arena.files.sweeping import sweep
from tests.factories import ComplianceClaimFactory, EvidenceFactory, StoredFileFactory

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=2)


def stored(**facts):
    """A file whose row and content are two days old."""
    file = StoredFileFactory(uploaded_at=timezone.now() - LONG_AGO, **facts)
    written(file.path)
    return file


def written(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    before = time.time() - LONG_AGO.total_seconds()
    os.utime(path, (before, before))


def test_sweep_takes_what_nothing_points_at():
    unused = stored()

    gone = sweep()

    assert (gone, unused.path.exists(), StoredFile.objects.count()) == ((1, 1), False, 0)


def test_sweep_leaves_what_is_used_and_what_has_just_come():
    used = [stored(), stored()]
    ComplianceClaimFactory(document=used[0])
    EvidenceFactory(document=used[1])
    new = StoredFileFactory()

    gone = sweep()

    assert gone == (0, 0)
    assert set(StoredFile.objects.all()) == {*used, new}
    assert all(file.path.exists() for file in used)


def test_sweep_takes_what_a_failed_transaction_left_on_the_disk(settings):
    from pathlib import Path

    left = Path(settings.MEDIA_ROOT) / "ab" / ("ab" * 16)
    written(left)

    gone = sweep()

    assert (gone, left.exists()) == ((0, 1), False)
