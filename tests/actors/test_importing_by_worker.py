"""A large file: read, compared and imported by a worker, seen while it works, taken up again when it dies."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from actors.imported import ImportState
from actors.importing import approve, cancel, keep_upload, tell_meanings, work_off
from actors.importing.progress import Lost, Told
from actors.importing.working import MOST_TRIES, carry_out, claim
from actors.models import Actor, HeadingMeaning, ImportedFile, ImportWork
from actors.tasks import work_off_imports
from arena.history.models import Entry
from arena.shared.errors import Refused
from tests.actors.importing import uploaded
from tests.factories import ActorFactory, ImportedFileFactory, StaffFactory

pytestmark = pytest.mark.django_db
FILE = b"actor_id,name,note\nA1,Ett,ring 19811218-9876\nA2,Tv\xc3\xa5,\n"


@pytest.fixture
def large(monkeypatch):
    """Every file counts as large: it waits for a worker."""
    monkeypatch.setattr("actors.importing.keeping.READ_AT_ONCE", 0)
    monkeypatch.setattr("actors.importing.approving.COMPARED_AT_ONCE", 0)


@pytest.fixture
def in_the_test(monkeypatch):
    """The worker's own connection would not see what the test's transaction holds."""
    monkeypatch.setattr("actors.importing.progress.EVERY", float("inf"))
    monkeypatch.setattr("actors.importing.progress.time.monotonic", lambda: 0.0)


@pytest.mark.usefixtures("large", "in_the_test")
def test_large_file_is_sealed_until_a_worker_has_read_it():
    file = keep_upload(FILE, name="stor.csv", by=StaffFactory())
    assert (file.state, b"19811218" in bytes(file.content)) == (ImportState.READING, False)

    work_off_imports()

    file.refresh_from_db()
    assert (file.state, file.content, file.row_count, file.counts["new"]) == (ImportState.PLANNED, None, 2, 1)
    assert "811218" not in str(list(file.rows.values_list("cells")))


@pytest.mark.usefixtures("large", "in_the_test")
def test_large_file_that_cannot_be_read_has_failed_with_the_reason(client):
    staff = StaffFactory()
    client.force_login(staff)
    file = keep_upload(b"PK\x03\x04 trasig", name="stor.xlsx", by=staff)

    work_off()

    page = client.get(file.get_absolute_url()).text
    assert "Kalkylbladet är skadat" in page
    assert "välj sedan filen en gång till" in page
    assert not file.rows.exists()


@pytest.mark.usefixtures("large", "in_the_test")
def test_approved_file_waits_for_the_worker_and_the_page_asks_again(client):
    staff = StaffFactory()
    client.force_login(staff)
    file = keep_upload(FILE, name="stor.csv", by=staff)
    work_off()
    file.refresh_from_db()

    page = client.post(file.get_absolute_url(), {"act": "approve", "fingerprint": file.fingerprint}, follow=True)

    assert 'hx-trigger="every 2s"' in page.text
    assert "0 av 2 rader" in page.text
    work_off()
    assert "hx-trigger" not in client.get(file.get_absolute_url()).text
    assert [str(actor) for actor in Actor.objects.all()] == ["Två"]


@pytest.mark.usefixtures("large")
def test_upload_of_a_large_file_wakes_a_worker(client, monkeypatch, django_capture_on_commit_callbacks):
    woken = []
    monkeypatch.setattr("actors.importing.approving.wake", woken.append)
    client.force_login(StaffFactory())

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("importing:upload"), {"file": SimpleUploadedFile("stor.csv", FILE)})

    assert woken == ["actors.tasks.work_off_imports"]


def test_worker_that_is_heard_of_no_more_loses_the_file_to_another():
    file = ImportedFileFactory(state=ImportState.PLANNING)
    first = claim(ImportWork.objects.due())
    assert claim(ImportWork.objects.due()) is None

    ImportWork.objects.update(lease_until=Now())
    second = claim(ImportWork.objects.due())

    assert (second.pk, second.fence, second.tries) == (file.pk, first.fence + 1, 2)
    carry_out(first, _Silent())
    file.refresh_from_db()
    assert file.state == ImportState.PLANNING  # what the first has found out is nobody's


class _Silent:
    def tell(self, done):
        pass

    def close(self):
        pass


def test_file_that_kills_its_worker_again_and_again_has_failed():
    file = ImportedFileFactory(state=ImportState.PLANNING)
    for _time in range(MOST_TRIES):
        claim(ImportWork.objects.due())
        ImportWork.objects.update(lease_until=Now())

    carry_out(claim(ImportWork.objects.due()), _Silent())

    file.refresh_from_db()
    assert file.state == ImportState.FAILED
    assert "gång på gång" in file.reason


def test_fault_of_the_portal_is_told_and_the_file_can_be_tried_again(client, monkeypatch, caplog):
    staff = StaffFactory()
    client.force_login(staff)
    file = uploaded(b"actor_id,name\nA1,Ett", staff)
    with monkeypatch.context() as broken:
        broken.setattr("actors.importing.comparing.save", lambda entries: 1 / 0)
        approve(file, fingerprint=file.fingerprint, by=staff)
    assert (file.state, [record.levelname for record in caplog.records]) == (ImportState.FAILED, ["ERROR"])

    client.post(file.get_absolute_url(), {"act": "again"})

    file.refresh_from_db()
    assert (file.state, file.reason) == (ImportState.PLANNED, "")


def test_cancelled_file_is_forgotten_and_cannot_be_imported(client):
    staff = StaffFactory()
    client.force_login(staff)
    file = uploaded(b"actor_id,name\nA1,Ett", staff)

    client.post(file.get_absolute_url(), {"act": "cancel"})

    file.refresh_from_db()
    assert (file.state, file.rows.count(), file.outcomes.count()) == (ImportState.CANCELLED, 0, 0)
    with pytest.raises(Refused):
        approve(file, fingerprint=file.fingerprint, by=staff)


def test_file_being_imported_cannot_be_cancelled():
    with pytest.raises(Refused):
        cancel(ImportedFileFactory(state=ImportState.APPLYING))


def test_import_is_signed_by_who_approved_it():
    staff = StaffFactory()
    file = uploaded(b"actor_id,name\nA1,Ett", StaffFactory())

    approve(file, fingerprint=file.fingerprint, by=staff)

    entry = Entry.objects.get(kind="actors_actor")
    assert (entry.context.user_id, entry.context.channel) == (staff.pk, "import")


def test_unknown_headings_are_told_by_hand_and_remembered(client):
    staff = StaffFactory()
    client.force_login(staff)
    content = b"Bolag;Orgnr\nEtt;556036-0793"
    file = uploaded(content, staff)
    assert client.get(file.get_absolute_url()).headers["Location"] == reverse("importing:headings", args=[file.pk])

    answers = {"column-0": "name", "column-1": "org_number"}
    client.post(reverse("importing:headings", args=[file.pk]) + "?kind=actors", answers)

    file.refresh_from_db()
    assert (file.state, file.meanings, file.counts["new"]) == (ImportState.PLANNED, ["name", "org_number"], 1)
    assert sorted(HeadingMeaning.objects.values_list("heading", "column")) == [
        ("bolag", "name"),
        ("orgnr", "org_number"),
    ]
    again = uploaded(b"actor_id;Bolag;Orgnr\nA1;Ett;556036-0793", staff)
    assert again.meanings == ["actor_id", "name", "org_number"]


def test_one_column_is_not_meant_by_two_headings(client):
    staff = StaffFactory()
    client.force_login(staff)
    file = uploaded(b"Bolag;Namnet\nEtt;Ett", staff)

    page = client.post(
        reverse("importing:headings", args=[file.pk]) + "?kind=actors", {"column-0": "name", "column-1": "name"}
    )

    assert page.context["form"].errors["column-1"] == ["”Bolag” betyder redan detta."]


def test_number_told_by_hand_to_be_an_organisation_number_hides_somebodys_own(client):
    file = uploaded(b"Bolag;Orgnr\nEtt;811218-9870", StaffFactory())  # a wrong check digit: nothing else gives it away

    tell_meanings(file, "actors", ["name", "org_number"])

    assert "811218" not in str(list(file.outcomes.values_list("said")))
    assert file.counts["faulty"] == 1


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_by_others_before_the_import_is():
    file = ImportedFileFactory(state=ImportState.PLANNING)
    work = claim(ImportWork.objects.due())
    progress = Told(work)

    with transaction.atomic():
        ActorFactory()
        progress.tell(7)
        transaction.set_rollback(True)
    progress.close()

    assert (ImportWork.objects.get(pk=file.pk).done, Actor.objects.count()) == (7, 0)


@pytest.mark.django_db(transaction=True)
def test_progress_of_a_worker_that_lost_the_file_stops_it():
    ImportedFileFactory(state=ImportState.PLANNING)
    work = claim(ImportWork.objects.due())
    ImportWork.objects.update(fence=9)
    progress = Told(work)

    with pytest.raises(Lost):
        progress.tell(1)
    progress.close()


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("importedfile_applied_at_follows_state", {"state": ImportState.APPLIED}),
        ("importedfile_applied_at_follows_state", {"applied_at": timezone.now()}),
        ("importedfile_failed_says_why", {"state": ImportState.FAILED}),
        ("importedfile_content_until_it_is_read", {"content": b"x"}),
        ("importedfile_kind_known_once_planned", {"kind": ""}),
    ],
)
def test_file_that_cannot_be_is_refused_by_the_database(constraint, facts):
    file = ImportedFileFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ImportedFile.objects.filter(pk=file.pk).update(**facts)


def test_row_and_meaning_stand_once():
    file = uploaded(b"actor_id,name\nA1,Ett", StaffFactory())
    HeadingMeaning.objects.create(kind="actors", heading="bolag", column="name")

    with pytest.raises(IntegrityError, match="importedrow_once_per_file"), transaction.atomic():
        file.rows.create(number=2, cells=[])
    with pytest.raises(IntegrityError, match="headingmeaning_one_per_heading_and_kind"), transaction.atomic():
        HeadingMeaning.objects.create(kind="actors", heading="bolag", column="note")


@pytest.mark.django_db(transaction=True)
def test_second_import_waits_for_the_first():
    staff = StaffFactory()
    file = uploaded(b"actor_id,name\nA1,Ett", staff)
    with connection.copy().cursor() as other:
        other.execute("BEGIN")
        other.execute("SELECT pg_advisory_xact_lock(20190613)")

        approve(file, fingerprint=file.fingerprint, by=staff)

        assert (file.state, Actor.objects.count()) == (ImportState.APPLYING, 0)
        other.execute("ROLLBACK")
        other.connection.close()
    ImportWork.objects.update(lease_until=Now())
    work_off()
    assert Actor.objects.count() == 1
