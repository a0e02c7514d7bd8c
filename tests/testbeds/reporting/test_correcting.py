"""A correction is a new version: the old one stays, the address shows the newest, and followers are told."""

from hashlib import sha256

import pytest
from django.db import connection
from django.urls import reverse

from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds.letters.reports import ReportCorrected
from testbeds.models import ReportVersion
from testbeds.reporting import correcting, following
from testbeds.reporting.verifying import altered
from tests.factories import StaffFactory, UserFactory
from tests.testbeds.reporting.situations import SHORT, aborted, published

pytestmark = pytest.mark.django_db

NOTE = "Antalet deltagare var fel."


def corrected(evaluation, **words):
    given = {"short_sv": "Sju deltagare är få.", **words}
    return correcting.correct(evaluation, by=StaffFactory(), note=NOTE, words=given)


def test_corrected_report_stands_at_its_address_and_the_old_one_at_its_own(client):
    evaluation = corrected(published())

    page = client.get(evaluation.get_absolute_url()).content.decode()
    old = client.get(reverse("evaluations:version", args=[evaluation.slug, 1])).content.decode()

    assert ("Sju deltagare" in page, NOTE in page, SHORT in page) == (True, True, False)
    assert (SHORT in old, "som inte längre gäller" in old) == (True, True)


def test_followers_are_told_what_was_corrected(mailoutbox):
    evaluation = published()
    follower = UserFactory()
    following.follow(evaluation, by=follower)

    corrected(evaluation)

    letter = OutboundLetter.objects.get(kind="report_corrected", recipient=follower)
    assert ReportCorrected(evaluation.versions.get(number=2), follower).context()["version"].correction == NOTE
    assert letter.subject_id == str(evaluation.versions.get(number=2).pk)


def test_parts_that_differ_are_named_once_each():
    former = {"short": {"sv": "Ett"}, "results": None, "analysis": None, "contact": ""}
    later = {"short": {"sv": "Två"}, "results": {}, "analysis": {}, "contact": ""}

    assert correcting.changed(former, later) == ["Svaret i korthet", "Resultat"]


def test_correction_that_changes_nothing_is_refused():
    evaluation = published()

    with pytest.raises(Refused, match="Inget har ändrats"):
        corrected(evaluation, short_sv=SHORT)

    assert evaluation.versions.count() == 1


def test_lessons_of_an_aborted_test_are_corrected_likewise(client):
    evaluation = aborted()

    correcting.correct(evaluation, by=StaffFactory(), note=NOTE, lessons="De gick i tre veckor.")

    page = client.get(evaluation.get_absolute_url()).content.decode()
    assert ("De gick i tre veckor." in page, NOTE in page) == (True, True)


def test_staff_correct_by_the_form_and_what_they_typed_is_kept(client):
    evaluation = published()
    client.force_login(StaffFactory())
    address = reverse("evaluations:correct", args=[evaluation.slug])
    form = client.get(address).context["form"]
    typed = {"short_sv": "ord " * 121, "correction": NOTE, "seen": form["seen"].value(), "condition_1": "Täckning"}

    answer = client.post(address, typed)

    assert "Ta bort 1 ord" in answer.content.decode()
    assert NOTE in answer.content.decode()
    assert client.post(address, {**typed, "short_sv": "Sju."}).status_code == 302
    assert evaluation.versions.count() == 2


def tampered(version, document):
    """What somebody could do who owns the database: the guards away, content and checksum changed together."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE testbeds_reportversion DISABLE TRIGGER USER")
        ReportVersion.objects.filter(pk=version.pk).update(document=document, checksum=sha256(document).hexdigest())
        cursor.execute("ALTER TABLE testbeds_reportversion ENABLE TRIGGER USER")


def test_version_that_was_tampered_with_is_found_and_every_reader_is_warned(client):
    evaluation = published()
    version = evaluation.versions.get()
    before = altered([version]), client.get(evaluation.get_absolute_url()).content.decode()

    tampered(version, bytes(version.document).replace(b"fortare", b"saktare"))

    page = client.get(evaluation.get_absolute_url()).content.decode()
    version.refresh_from_db()
    assert (before[0], altered([version])) == ([], [version])
    warning = "Innehållet har ändrats i databasen"
    assert (warning in before[1], warning in page) == (False, True)
