"""Help on request: staff write in a draft while its owner has opened it to them, and never otherwise."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from actors import helping, registering, saving
from actors.models import Actor, Decision, Offering
from actors.states import Act, ActorState, OfferingState
from arena.shared.errors import Refused
from tests.actors.drafts import NUMBER, complete_draft
from tests.factories import ActorFactory, MembershipFactory, OfferingFactory, StaffFactory, TermFactory

pytestmark = pytest.mark.django_db

SEAT = {"legal_name": "Nytt AB", "org_number": NUMBER, "actor_type": "AKT01", "municipality": "elsewhere"}
ORGANISATION = {**SEAT, "contact_email": "info@bolaget.example"}


@pytest.fixture
def staff(client):
    staff = StaffFactory()
    client.force_login(staff)
    return staff


def page(name, row):
    return reverse(name, args=[row.slug])


def noted():
    return list(Decision.objects.exclude(act="").order_by("pk").values_list("act", "decided_by", "reason"))


@pytest.mark.parametrize("state", [ActorState.DRAFT, ActorState.MORE_WANTED])
def test_ask_for_help_opens_the_draft_for_fourteen_days(state):
    actor, manager = complete_draft(draft=False, state=state)

    with time_machine.travel("2026-11-22T09:00Z", tick=False):
        helping.ask_for_help(actor, by=manager)

    assert Actor.objects.get().help_until.date().isoformat() == "2026-12-06"
    assert noted() == [(Act.HELP_ASKED, manager.pk, "")]


def test_ask_for_help_from_the_draft_of_an_offering_is_noted_there():
    offering = OfferingFactory(draft=True)
    manager = MembershipFactory(actor=offering.actor).user

    helping.ask_for_help(offering, by=manager)

    assert Actor.objects.get().is_open_for_help
    assert offering.decisions.get().act == Act.HELP_ASKED


@pytest.mark.parametrize("state", [ActorState.SUBMITTED, ActorState.PUBLISHED, ActorState.CLOSED])
def test_ask_for_help_without_a_draft_is_refused(state):
    with pytest.raises(Refused):
        helping.ask_for_help(ActorFactory(state=state), by=None)


def test_end_help_that_is_not_open_is_refused():
    with pytest.raises(Refused):
        helping.end_help(ActorFactory(draft=True), by=None)


@pytest.mark.django_db(transaction=True)
def test_ask_for_help_twice_at_once_is_noted_once():
    actor, _manager = complete_draft()
    start, outcomes = threading.Barrier(2), []

    def ask():
        try:
            start.wait()
            helping.ask_for_help(actor, by=None)
            outcomes.append("open")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (sorted(outcomes), len(noted())) == (["open", "refused"], 1)


def test_owner_asks_and_closes_from_the_page(client):
    actor, manager = complete_draft()
    client.force_login(manager)
    address = page("actors:manage", actor)

    client.post(address, {"move": "ask_for_help"})
    opened = client.get(address).text
    client.post(address, {"move": "end_help"})

    assert "Stäng för projektets personal" in opened
    assert (Actor.objects.get().help_until, [act for act, _by, _why in noted()]) == (None, ["help_asked", "help_ended"])


def test_staff_edit_facts_and_sign_what_they_changed(client, staff):
    actor, _manager = complete_draft(help_until=timezone.now() + timedelta(days=1))

    response = client.post(page("actors:register_organisation", actor), {**ORGANISATION, "go": "leave"})

    assert (response.status_code, response.url) == (302, page("actors:manage", actor) + "#content")
    assert Actor.objects.get().legal_name == "Nytt AB"
    assert noted() == [(Act.HELPED, staff.pk, "Registrerat namn")]


def test_staff_who_change_nothing_leave_no_note(client, staff):
    actor, _manager = complete_draft(help_until=timezone.now() + timedelta(days=1), legal_name="Nytt AB")

    client.post(page("actors:register_organisation", actor), ORGANISATION)

    assert noted() == []


def test_staff_edit_competences_and_offerings(client, staff):
    actor, _manager = complete_draft(help_until=timezone.now() + timedelta(days=1))
    offering = OfferingFactory(actor=actor, draft=True)
    TermFactory(code="KOMP11")

    client.post(page("actors:register_competence", actor), {"summary_sv": "Larm.", "areas": "OMR01", "has": "KOMP11"})
    client.post(page("offerings:edit", offering), {"name": "Larmet"})
    client.post(page("offerings:add", actor), {"name": "Låset"})

    assert Actor.objects.get().summary_sv == "Larm."
    assert sorted(Offering.objects.values_list("name", flat=True)) == ["Larmet", "Låset"]
    assert [(act, by) for act, by, _what in noted()] == [(Act.HELPED, staff.pk)] * 3


def test_staff_edit_the_draft_of_an_offering_but_not_its_published_actor(client, staff):
    offering = OfferingFactory(draft=True, actor__help_until=timezone.now() + timedelta(days=1))
    shown = OfferingFactory(actor=offering.actor)

    answers = [
        client.post(page("offerings:edit", offering), {"name": "Larmet"}).status_code,
        client.post(page("offerings:edit", shown), {"name": "Larmet"}).status_code,
        client.post(page("offerings:add", offering.actor), {"name": "Larmet"}).status_code,
        client.post(page("actors:edit", offering.actor), ORGANISATION).status_code,
    ]

    assert answers == [302, 403, 403, 403]


PAGES = ["actors:register_organisation", "actors:register_competence", "actors:register_offering", "offerings:add"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("days", [None, -1])
def test_staff_edit_nothing_that_is_not_open(client, staff, name, days):
    until = days and timezone.now() + timedelta(days=days)
    actor, _manager = complete_draft(help_until=until)

    response = client.post(page(name, actor), {**ORGANISATION, "name": "Larmet", "summary_sv": "Annat."})

    kept = Actor.objects.get()
    assert (response.status_code, kept.legal_name, kept.summary_sv) == (403, actor.legal_name, "Vi gör larm.")
    assert Offering.objects.count() == 0


def test_staff_never_send_in_what_they_help_with(client, staff):
    actor, _manager = complete_draft(help_until=timezone.now() + timedelta(days=1))
    offering = OfferingFactory(actor=actor, draft=True, terms=["OMR01"])

    client.post(page("actors:register_offering", actor), {"name": "Larmet", "go": "submit"})
    answers = [
        client.post(page("actors:submit", actor)).status_code,
        client.post(page("offerings:manage", offering), {"move": "submit"}).status_code,
        client.post(page("actors:manage", actor), {"move": "end_help"}).status_code,
    ]

    assert (answers, Actor.objects.get().state) == ([403, 403, 403], ActorState.DRAFT)


def test_save_after_the_owner_has_closed_is_refused(client, staff, monkeypatch):
    actor, manager = complete_draft(help_until=timezone.now() + timedelta(days=1))
    check_again = saving._check_again

    def close_first(row, by):
        helping.end_help(actor, by=manager)
        check_again(row, by)

    monkeypatch.setattr(saving, "_check_again", close_first)

    response = client.post(page("actors:register_organisation", actor), ORGANISATION)

    assert (response.status_code, Actor.objects.get().legal_name) == (403, actor.legal_name)


def test_save_by_a_member_leaves_a_door_closed_meanwhile_closed(client, monkeypatch):
    actor, manager = complete_draft(help_until=timezone.now() + timedelta(days=1))
    client.force_login(manager)
    is_still_open = saving.role_in

    def close_first(user, row):
        helping.end_help(actor, by=manager)
        return is_still_open(user, row)

    monkeypatch.setattr(saving, "role_in", close_first)

    client.post(page("actors:register_organisation", actor), ORGANISATION)

    assert Actor.objects.values_list("legal_name", "help_until").get() == ("Nytt AB", None)


def test_submit_ends_the_help():
    actor, manager = complete_draft()
    helping.ask_for_help(actor, by=manager)

    registering.submit(actor, by=manager)

    assert Actor.objects.get().help_until is None


def test_help_hides_no_answer_of_the_staff(client):
    actor, manager = complete_draft()
    registering.submit(actor, by=manager)
    Actor.objects.get().ask_for_more(by=StaffFactory(), reason="Beskriv larmet.")
    helping.ask_for_help(Actor.objects.get(), by=manager)
    client.force_login(manager)

    assert "Beskriv larmet." in client.get(reverse("arena:my_page")).text


def test_desk_lists_open_drafts_only():
    tomorrow = timezone.now() + timedelta(days=1)
    draft = ActorFactory(draft=True, help_until=tomorrow)
    offering = OfferingFactory(state=OfferingState.DECLINED, actor__help_until=tomorrow + timedelta(days=1))
    OfferingFactory(actor=offering.actor, draft=True)
    ActorFactory(help_until=tomorrow)
    ActorFactory(draft=True, help_until=timezone.now())
    ActorFactory(draft=True)

    assert list(helping.asked_for()) == [draft, offering.actor]
