"""Killing the worker while it imports: nothing of the file is there until all of it is."""

import contextlib
import os
import signal
import time

import psycopg2
import pytest
from django.db import connection
from django.db.models.functions import Now

from actors.imported import ImportState
from actors.importing import approve, keep_upload, work_off
from actors.models import Actor, ImportedFile, ImportWork
from actors.tasks import work_off_imports
from tests.factories import StaffFactory

pytestmark = pytest.mark.django_db(transaction=True)
HEADINGS = "actor_id,name,org_number"
TAKEN = "5560360793"


@pytest.fixture(autouse=True)
def left_to_the_worker(monkeypatch):
    monkeypatch.setattr("actors.importing.approving.COMPARED_AT_ONCE", 0)


def approved(rows):
    """A file that a worker has to import; its last row has a number."""
    lines = [HEADINGS, *(f"A{n},Aktör {n}," for n in range(1, rows)), f"A{rows},Aktör {rows},{TAKEN}"]
    file = keep_upload("\n".join(lines).encode(), name="stor.csv", by=StaffFactory())
    work_off()
    file.refresh_from_db()
    approve(file, fingerprint=file.fingerprint, by=file.uploaded_by)
    return file


def wait_for(is_so, seconds=120):
    latest = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < latest, "it did not come so far"
        time.sleep(0.05)


def kill(worker):
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait(30)


def let_the_lease_run_out(file):
    ImportWork.objects.filter(pk=file.pk).update(lease_until=Now())


def is_imported(file):
    """The database notices after a moment that the worker is gone, and lets another at the file."""
    work_off()
    file.refresh_from_db()
    return file.state == ImportState.APPLIED


@contextlib.contextmanager
def number_that_somebody_is_about_to_take():
    """The worker has to wait here, after the rows before it are written and before the last one is."""
    facts = connection.get_connection_params()
    facts.pop("cursor_factory", None), facts.pop("assume_role", None)
    with contextlib.closing(psycopg2.connect(**facts)) as other, other.cursor() as cursor:
        cursor.execute(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'actors_actor'"
            " AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO' AND is_generated = 'NEVER'"
        )
        empty = {"boolean": False, "timestamp with time zone": "now", "smallint": 0}
        row = {name: empty.get(kind, "") for name, kind in cursor.fetchall()}
        row |= {"slug": "upptagen", "state": "published", "legal_name": "Upptagen", "org_number": TAKEN}
        columns = ", ".join(row)
        places = ", ".join(["%s"] * len(row))
        insert = f"INSERT INTO actors_actor ({columns}) VALUES ({places})"  # noqa: S608
        cursor.execute(insert, list(row.values()))
        yield
        other.rollback()


def is_waiting():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'",
            [connection.settings_dict["NAME"]],
        )
        return cursor.fetchone()[0] > 0


def test_worker_killed_while_it_writes_leaves_nothing_behind(start_worker):
    file = approved(rows=501)  # one more than are written at a time
    worker = start_worker()

    with number_that_somebody_is_about_to_take():
        work_off_imports.delay()
        wait_for(is_waiting)
        seen = (ImportedFile.objects.get().state, ImportWork.objects.get().done, Actor.objects.count())
        kill(worker)

    assert seen == (ImportState.APPLYING, 500, 0)
    assert Actor.objects.count() == 0
    let_the_lease_run_out(file)
    wait_for(lambda: is_imported(file))
    assert Actor.objects.count() == 501


@pytest.mark.faults
def test_worker_killed_anywhere_in_fifty_thousand_rows_leaves_nothing_behind(start_worker):
    file = approved(rows=50_000)

    for share in (0.02, 0.5, 0.95):
        worker = start_worker()
        work_off_imports.delay()
        wait_for(lambda share=share: ImportWork.objects.get().done > 50_000 * share, seconds=900)
        kill(worker)
        assert Actor.objects.count() == 0
        ImportWork.objects.update(tries=0)
        let_the_lease_run_out(file)

    wait_for(lambda: is_imported(file), seconds=900)
    assert Actor.objects.count() == 50_000
