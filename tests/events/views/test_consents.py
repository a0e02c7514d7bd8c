import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError
from django.urls import reverse
from django.utils import timezone

from events.models import Consent, ConsentText, Purge
from events.people.consenting import write_first
from events.states import Purpose
from tests.factories import ConsentFactory, ConsentTextFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def staff(client):
    client.force_login(UserFactory(staff=True))


def page(purpose):
    return reverse("events:consent", args=[purpose])


def said(**changes):
    return {"text_sv": "Ny lydelse.", "text_en": "New wording.", **changes}


def test_new_wording_is_a_new_version_beside_the_old(client):
    old = ConsentTextFactory(version=1)
    consent = ConsentFactory(wording=old)

    client.post(page("listed"), said(version=2))

    assert list(ConsentText.objects.values_list("version", "text_sv")) == [(1, old.text_sv), (2, "Ny lydelse.")]
    assert Consent.objects.get().wording == consent.wording
    assert [wording.version for wording in ConsentText.objects.newest()] == [2]


def test_first_wording_of_a_purpose_is_version_one(client):
    client.post(page("photo"), said(version=1))

    assert list(ConsentText.objects.values_list("purpose", "version")) == [("photo", 1)]


@pytest.mark.parametrize(
    "changes", [{"version": 2}, {"version": 9}, {"text_sv": "Samma.", "text_en": "Same."}, {"text_en": ""}]
)
def test_wording_that_somebody_else_wrote_meanwhile_or_that_says_nothing_new_is_refused(client, changes):
    ConsentTextFactory(version=1), ConsentTextFactory(version=2, text_sv="Samma.", text_en="Same.")

    response = client.post(page("listed"), said(**{"version": 3, **changes}))

    assert (response.status_code, ConsentText.objects.count()) == (200, 2)


def test_page_says_how_many_have_said_yes_to_which_version(client):
    wording = ConsentTextFactory(version=1)
    ConsentFactory(wording=wording), ConsentFactory(wording=wording, withdrawn_at=timezone.now())

    shown = dict(client.get(reverse("events:consents")).context["purposes"])

    assert [(row.version, row.standing) for row in shown[Purpose.LISTED]] == [(1, 1)]


def test_unknown_purpose_is_not_found(client):
    assert client.get(page("egg")).status_code == 404


@pytest.fixture
def as_portal():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")
        yield cursor
        cursor.execute("RESET ROLE")


@pytest.mark.parametrize(
    "act",
    [
        "UPDATE events_consenttext SET text_sv = 'Annat'",
        "DELETE FROM events_consenttext",
        "UPDATE events_consent SET given_at = now()",
        "UPDATE events_consent SET wording_id = 1",
        "UPDATE events_purge SET number = 0",
        "DELETE FROM events_purge",
    ],
)
def test_portal_cannot_change_what_was_agreed_to_or_deleted(as_portal, act):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        as_portal.execute(act)


def test_portal_adds_wordings_takes_consents_back_and_counts_what_it_deletes(as_portal):
    consent = ConsentFactory()

    Consent.objects.filter(pk=consent.pk).update(withdrawn_at=timezone.now())
    Purge.objects.create(event=EventFactory(), number=1)

    assert Consent.objects.filter(withdrawn_at=None).count() == 0


def test_wording_has_each_version_once():
    wording = ConsentTextFactory()

    with pytest.raises(IntegrityError, match="consent_text_version_once"):
        ConsentTextFactory(purpose=wording.purpose, version=wording.version)


def test_consent_is_given_once_until_it_is_taken_back():
    consent = ConsentFactory()

    with pytest.raises(IntegrityError, match="consent_given_once"):
        ConsentFactory(participant=consent.participant, wording=consent.wording)


def test_installation_begins_with_a_wording_of_each_and_keeps_what_staff_wrote():
    ConsentTextFactory(purpose=Purpose.PHOTO, version=4)

    assert [write_first(), write_first()] == [2, 0]
    assert sorted(ConsentText.objects.values_list("purpose", "version")) == [
        ("listed", 1),
        ("materials", 1),
        ("photo", 4),
    ]
