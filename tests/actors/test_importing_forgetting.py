"""What imported files said is forgotten in time, and that they came is not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actors.importing import KEPT, approve
from actors.models import ImportedFile, ImportedRow, ImportOutcome
from actors.tasks import forget_imports
from tests.actors.importing import uploaded
from tests.factories import StaffFactory

pytestmark = pytest.mark.django_db


def aged(file, by):
    ImportedFile.objects.filter(pk=file.pk).update(uploaded_at=timezone.now() - by)
    return file


def test_rows_of_an_imported_file_are_forgotten_and_the_file_stays():
    file = uploaded(b"actor_id,name\nA1,Ett\n", StaffFactory())
    approve(file, fingerprint=file.fingerprint, by=file.uploaded_by)
    aged(file, KEPT + timedelta(hours=1))

    forget_imports()

    file.refresh_from_db()
    assert (file.state, file.counts["new"]) == ("applied", 1)
    assert (ImportedRow.objects.count(), ImportOutcome.objects.count()) == (0, 0)


def test_file_that_nobody_approved_in_time_is_cancelled():
    file = aged(uploaded(b"actor_id,name\nA1,Ett\n", StaffFactory()), KEPT + timedelta(hours=1))

    forget_imports()

    file.refresh_from_db()
    assert (file.state, ImportedRow.objects.count(), ImportOutcome.objects.count()) == ("cancelled", 0, 0)


def test_file_is_remembered_until_its_time_is_out():
    file = aged(uploaded(b"actor_id,name\nA1,Ett\n", StaffFactory()), KEPT - timedelta(hours=1))

    forget_imports()

    file.refresh_from_db()
    assert (file.state, ImportedRow.objects.count(), ImportOutcome.objects.count()) == ("planned", 1, 1)
