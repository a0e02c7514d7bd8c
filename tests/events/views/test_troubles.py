"""What the staff see of participants whom letters do not reach, or whose calendar has said no, and what they say."""

import csv
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from arena.outbox.models import Suppression
from arena.outbox.states import Priority, Silence
from arena.outbox.wanting.suppressing import suppress
from events.models import Participant
from tests.factories import OutboundLetterFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def asa(staff):
    return RegistrationFactory(participant__name="Åsa", participant__phone="0480-123 45").participant


@pytest.fixture
def bo(asa):
    pool = asa.event.pools.get()
    return RegistrationFactory(pool=pool, participant__name="Bo", participant__email="bo@arena.example").participant


def page_of(person):
    return reverse("events:participant", args=[person.event.slug, person.key])


def listed(client, event, **asked):
    page = client.get(reverse("events:participants", args=[event.slug]), asked)
    return {name: [label for label, _tone in badges] for _key, _url, name, _facts, badges in page.context["rows"]}


def declined(person):
    Participant.objects.filter(pk=person.pk).update(declined_at=timezone.now() + timedelta(seconds=1))


def test_page_says_at_once_that_letters_come_back_and_how_to_reach_them_instead(client, asa):
    suppress(asa.email, Silence.BOUNCED)

    page = client.get(page_of(asa)).text

    assert "Går inte att nå" in page
    assert "adressen finns inte" in page
    assert "Telefon: 0480-123 45" in page


def test_page_says_until_when_letters_are_held_back(client, asa):
    suppress(asa.email, Silence.OFTEN_RETURNED, until=timezone.now() + timedelta(days=30))

    assert "Brev hålls inne till" in client.get(page_of(asa)).text


def test_letter_that_waits_is_shown_as_held_back_and_a_returned_one_as_such(client, asa):
    facts = {"kind": "event_link_renewed", "subject_id": asa.pk, "scope": f"event:{asa.event_id}"}
    OutboundLetterFactory(**facts)
    OutboundLetterFactory(**facts, sent=True, returned_at=timezone.now())
    suppress(asa.email, Silence.BOUNCED)

    page = client.get(page_of(asa)).text

    assert (page.count("hålls inne"), page.count("· kom tillbaka")) == (1, 1)


def test_account_letter_that_waits_is_not_held_back(client, asa):
    facts = {"kind": "event_confirm_address", "subject_id": asa.pk, "scope": f"event:{asa.event_id}"}
    OutboundLetterFactory(**facts, priority=Priority.ACCOUNT)
    suppress(asa.email, Silence.BOUNCED)

    assert "hålls inne" not in client.get(page_of(asa)).text


def test_staff_say_that_the_address_works_again_and_it_is_kept_who_did(client, staff, asa):
    suppress(asa.email, Silence.BOUNCED)

    answers = [client.post(page_of(asa), {"move": "works"}, follow=True) for _ in range(2)]

    assert "Brev går till adressen igen." in answers[0].text
    assert "Går inte att nå" not in answers[1].text
    assert f"fungerar igen enligt {staff}" in answers[1].text
    assert Suppression.objects.get().lifted_by == staff


def test_page_says_that_the_calendar_said_no_until_the_staff_know_better(client, asa):
    declined(asa)
    before = client.get(page_of(asa)).text

    after = client.post(page_of(asa), {"move": "comes"}, follow=True).text

    assert ("Tackade nej i kalendern" in before, "Tackade nej i kalendern" in after) == (True, False)
    assert "Noterat: deltagaren kommer ändå." in after


def test_list_marks_them_and_finds_them(client, asa, bo):
    suppress(asa.email, Silence.BOUNCED)
    declined(bo)

    told = listed(client, asa.event)

    assert ("går inte att nå" in told["Åsa"], "tackade nej i kalendern" in told["Bo"]) == (True, True)
    assert set(listed(client, asa.event, trouble="unreachable")) == {"Åsa"}
    assert set(listed(client, asa.event, trouble="declined")) == {"Bo"}


def test_overview_leads_to_them(client, asa, bo):
    suppress(asa.email, Silence.BOUNCED)
    declined(bo)

    steps = client.get(reverse("events:manage", args=[asa.event.slug])).context["steps"]

    found = {step.title: step.url.partition("?")[2] for step in steps}
    assert found["1 går inte att nå"] == "trouble=unreachable"
    assert found["1 har tackat nej i kalendern"] == "trouble=declined"


def test_file_says_so_too(client, asa, bo):
    suppress(asa.email, Silence.BOUNCED)
    declined(bo)
    address = reverse("events:participants_file", kwargs={"slug": asa.event.slug, "form": "csv"})
    told = csv.DictReader(client.get(address).getvalue().decode("utf-8-sig").splitlines(), delimiter=";")

    assert {row["Namn"]: row["Att följa upp"] for row in told} == {
        "Åsa": "går inte att nå",
        "Bo": "tackade nej i kalendern",
    }


@pytest.mark.parametrize("move", ["works", "comes"])
def test_nobody_but_the_staff_ends_anything(client, asa, move):
    suppress(asa.email, Silence.BOUNCED)
    declined(asa)
    client.logout()

    client.post(page_of(asa), {"move": move})

    asa.refresh_from_db()
    assert (asa.declined_at is None, Suppression.objects.standing().count()) == (False, 1)
