"""Staff answer what was sent in, and the applicant learns it."""

import threading

import pytest
from django.db import connection

from actors import registering, reviewing
from actors.models import Actor, Offering
from actors.states import ActorState, OfferingState
from arena.shared.errors import Refused
from tests.actors.accounts import post
from tests.actors.drafts import sent_in
from tests.factories import MembershipFactory, OfferingFactory, StaffFactory

pytestmark = pytest.mark.django_db


def seen(row):
    return row.last_decision.pk


def test_publish_shows_the_actor_at_a_readable_address_with_the_chosen_offerings():
    actor, manager = sent_in(legal_name="Löftet AB", slug="slumpvis")
    left_out = OfferingFactory(actor=actor, in_review=True)
    chosen = actor.offerings.exclude(pk=left_out.pk)

    reviewing.publish(actor, by=StaffFactory(), seen=seen(actor), offerings=chosen)

    actor.refresh_from_db()
    left_out.refresh_from_db()
    assert (actor.state, actor.slug) == (ActorState.PUBLISHED, "loftet-ab")
    assert [offering.slug for offering in Offering.objects.public()] == ["larmet"]
    assert left_out.state == OfferingState.IN_REVIEW
    [letter] = post()
    assert (letter.to, letter.subject) == ([manager.email], "Löftet AB är publicerat")
    assert "/aktorer/loftet-ab/" in letter.body


def test_ask_for_more_sends_the_reason_and_the_offerings_back():
    actor, manager = sent_in(legal_name="Löftet AB")

    reviewing.ask_for_more(actor, by=StaffFactory(), seen=seen(actor), reason="Beskriv larmet.")

    assert Actor.objects.get().state == ActorState.MORE_WANTED
    assert Offering.objects.get().state == OfferingState.DRAFT
    [letter] = post()
    assert (letter.to, letter.subject) == ([manager.email], "Löftet AB behöver kompletteras")
    assert "Beskriv larmet." in letter.body


def test_decline_tells_every_manager_why():
    actor, manager = sent_in()
    other = MembershipFactory(actor=actor).user

    reviewing.decline(actor, by=StaffFactory(), seen=seen(actor), reason="Inte e-hälsa.")

    assert Actor.objects.get().state == ActorState.DECLINED
    assert sorted(letter.to[0] for letter in post()) == sorted([manager.email, other.email])


def test_publish_what_was_taken_back_and_sent_in_anew_is_refused():
    actor, manager = sent_in()
    old = seen(actor)
    registering.withdraw(actor, by=manager)
    registering.submit(actor, by=manager)

    with pytest.raises(Refused):
        reviewing.publish(actor, by=StaffFactory(), seen=old)

    assert Actor.objects.get().state == ActorState.SUBMITTED
    assert [letter.subject for letter in post()] == [f"Vi har tagit emot {actor}"]


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_leave_one_decision_and_one_letter():
    actor, _manager = sent_in()
    decision, start, outcomes = seen(actor), threading.Barrier(2), []

    def answer(act, **facts):
        try:
            start.wait()
            act(actor, by=None, seen=decision, **facts)
            outcomes.append("answered")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [
        threading.Thread(target=answer, args=[reviewing.publish]),
        threading.Thread(target=answer, args=[reviewing.decline], kwargs={"reason": "Nej."}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["answered", "refused"]
    assert (actor.decisions.count(), len(post())) == (2, 1)


def test_publish_offering_of_an_unpublished_actor_is_refused():
    actor, _manager = sent_in()
    offering = actor.offerings.get()

    with pytest.raises(Refused):
        reviewing.publish_offering(offering, by=StaffFactory(), seen=seen(offering))


def test_send_offering_back_tells_the_manager_where_to_mend_it():
    offering = OfferingFactory(draft=True, name="Larmet", terms=["OMR01"])
    manager = MembershipFactory(actor=offering.actor).user
    registering.submit_offering(offering, by=manager)

    reviewing.send_offering_back(offering, by=StaffFactory(), seen=seen(offering), reason="Vem använder det?")

    [letter] = post()
    assert "Vem använder det?" in letter.body
    assert f"/erbjudanden/{offering.slug}/hantera/" in letter.body


def test_decline_offering_can_be_sent_in_again():
    offering = OfferingFactory(draft=True, terms=["OMR01"])
    manager = MembershipFactory(actor=offering.actor).user
    registering.submit_offering(offering, by=manager)
    reviewing.decline_offering(offering, by=StaffFactory(), seen=seen(offering), reason="Nej.")

    registering.submit_offering(offering, by=manager)

    assert Offering.objects.get().state == OfferingState.IN_REVIEW


def test_changes_the_first_time_are_everything_that_is_filled_in():
    actor, _manager = sent_in(legal_name="Löftet AB")

    labels = [change.label for change in reviewing.changes(actor, reviewing.Words())]

    assert labels == [
        "Registrerat namn",
        "Organisationsnummer",
        "Aktörstyp",
        "Säteskommun",
        "E-postadress för kontakt",
        "Sammanfattning",
        "E-hälsoområden",
        "Kompetens: har",
    ]


def test_changes_after_an_answer_are_what_differs_from_it():
    actor, manager = sent_in(legal_name="Löftet AB")
    reviewing.ask_for_more(actor, by=StaffFactory(), seen=seen(actor), reason="Mer.")
    Actor.objects.update(legal_name="Löftet i Kalmar AB")
    registering.submit(actor, by=manager)

    found = reviewing.changes(Actor.objects.get(), reviewing.Words())

    assert found == [("Registrerat namn", "Löftet AB", "Löftet i Kalmar AB")]


def test_actors_waiting_come_oldest_first():
    first, _manager = sent_in(org_number=None, is_sole_trader=True)
    second, _manager = sent_in()

    assert list(reviewing.actors_waiting()) == [first, second]


def test_offerings_waiting_leave_out_those_judged_with_their_actor():
    sent_in()
    alone = OfferingFactory(in_review=True)

    assert list(reviewing.offerings_waiting()) == [alone]
