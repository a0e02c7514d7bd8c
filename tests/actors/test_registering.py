"""From a draft to “sent in”, and back."""

import threading

import pytest
from django.db import connection

from actors import registering
from actors.forms.organisation import OrganisationForm
from actors.models import Actor, Offering, User
from actors.states import ActorState, OfferingState, Role
from arena.shared.errors import Refused
from tests.actors.drafts import NUMBER, complete_draft, sent_in
from tests.factories import ActorFactory, MunicipalityFactory, OfferingFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_begin_makes_the_person_manager_of_a_draft():
    user = UserFactory()

    actor = registering.begin(Actor(legal_name="Ny AB"), by=user)

    assert (actor.state, user.roles) == (ActorState.DRAFT, {actor.pk: Role.MANAGER})


def test_missing_names_step_and_field_of_an_empty_draft():
    actor = ActorFactory(draft=True, legal_name="", actor_type=None)
    offering = OfferingFactory(actor=actor, draft=True, problem_sv="")

    lacks = registering.missing(actor)

    assert [(lack.step, lack.field) for lack in lacks if not lack.offering] == [
        ("organisation", "legal_name"),
        ("organisation", "org_number"),
        ("organisation", "actor_type"),
        ("organisation", "municipality"),
        ("organisation", "contact_email"),
        ("competence", "summary_sv"),
        ("competence", "areas"),
        ("competence", "has"),
    ]
    assert [(lack.field, lack.offering) for lack in lacks if lack.offering] == [
        ("problem_sv", offering),
        ("areas", offering),
    ]


@pytest.mark.parametrize(
    "facts", [{"is_sole_trader": True}, {"foreign_id": "HRB 1", "country": "Tyskland"}, {"org_number": NUMBER}]
)
def test_missing_is_satisfied_by_any_way_of_saying_who_one_is(facts):
    actor, _manager = complete_draft(**{"org_number": None, **facts})

    assert registering.missing(actor) == []


@pytest.mark.parametrize("seat", [{"municipality": "0880"}, {"municipality": "elsewhere"}, {"municipality": ""}])
def test_organisation_step_tells_no_answer_from_outside_the_county(seat):
    MunicipalityFactory(scb_code="0880")
    actor, _manager = complete_draft(seat_outside_county=False)
    facts = {"legal_name": "Löftet AB", "org_number": NUMBER, "actor_type": "AKT01", "contact_email": "a@b.example"}

    form = OrganisationForm({**facts, **seat}, instance=actor)
    form.save()

    actor = Actor.objects.get()
    shown = OrganisationForm(instance=actor)["municipality"].value()
    lacks = [lack.field for lack in registering.missing(actor)]
    assert {"municipality": shown} == seat
    assert lacks == ([] if shown else ["municipality"])
    assert actor.seat_outside_county == (shown == "elsewhere")


def test_submit_sends_the_actor_in_with_its_offerings_and_keeps_the_decision():
    actor, manager = complete_draft()
    offering = OfferingFactory(actor=actor, draft=True, terms=["OMR01"])

    registering.submit(actor, by=manager)

    actor.refresh_from_db()
    offering.refresh_from_db()
    decision = actor.decisions.get()
    assert (actor.state, offering.state) == (ActorState.SUBMITTED, OfferingState.IN_REVIEW)
    assert (decision.from_state, decision.to_state, decision.decided_by) == ("draft", "submitted", manager)
    assert (decision.facts["org_number"], decision.facts["areas"], decision.facts["has"]) == (
        NUMBER,
        ["OMR01"],
        ["KOMP11"],
    )


def test_submit_with_something_missing_is_refused():
    actor, manager = complete_draft(contact_email="")

    with pytest.raises(Refused):
        registering.submit(actor, by=manager)

    assert Actor.objects.get().state == ActorState.DRAFT


def test_submit_with_a_number_already_in_the_registry_is_refused():
    ActorFactory(org_number=NUMBER)
    actor, manager = complete_draft()

    with pytest.raises(Refused):
        registering.submit(actor, by=manager)

    assert Actor.objects.get(pk=actor.pk).state == ActorState.DRAFT


@pytest.mark.parametrize("state", [ActorState.MORE_WANTED, ActorState.DECLINED])
def test_submit_again_after_an_answer(state):
    actor, manager = complete_draft(draft=False, state=state)

    registering.submit(actor, by=manager)

    assert Actor.objects.get().state == ActorState.SUBMITTED


@pytest.mark.django_db(transaction=True)
def test_submit_two_drafts_with_one_number_at_once_lets_one_through():
    pairs = [complete_draft(), complete_draft()]
    start, outcomes = threading.Barrier(2), []

    def send(actor, manager):
        try:
            start.wait()
            registering.submit(actor, by=manager)
            outcomes.append("sent in")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["refused", "sent in"]


def test_withdraw_takes_actor_and_offerings_back():
    actor, manager = sent_in()

    registering.withdraw(actor, by=manager)

    assert Actor.objects.get().state == ActorState.DRAFT
    assert Offering.objects.get().state == OfferingState.DRAFT


def test_withdraw_after_publication_is_refused():
    actor, manager = sent_in()
    Actor.objects.update(state=ActorState.PUBLISHED)

    with pytest.raises(Refused):
        registering.withdraw(actor, by=manager)


def test_discard_throws_a_draft_away_with_its_offerings():
    actor, manager = complete_draft()
    OfferingFactory(actor=actor, draft=True)

    registering.discard(actor, by=manager)

    assert (Actor.objects.count(), Offering.objects.count()) == (0, 0)


def test_discard_what_staff_have_judged_keeps_their_decisions_for_them():
    actor, manager = sent_in()
    actor.ask_for_more(by=StaffFactory(), reason="Beskriv larmet.")
    actor = Actor.objects.get()
    registering.submit(actor, by=manager)
    registering.withdraw(actor, by=manager)

    registering.discard(Actor.objects.get(), by=manager)

    actor = Actor.objects.get()
    assert actor.state == ActorState.DISCARDED
    assert actor.decisions.filter(reason="Beskriv larmet.").exists()
    manager = User.objects.get(pk=manager.pk)
    assert [Actor.objects.visible_to(user).exists() for user in (manager, StaffFactory())] == [False, True]


def test_discard_offering_that_staff_have_judged_hides_it_from_its_members():
    actor, manager = complete_draft(draft=False)
    offering = OfferingFactory(actor=actor, in_review=True)
    offering.send_back(by=StaffFactory(), reason="Beskriv larmet.")

    registering.discard_offering(offering, by=manager)

    assert Offering.objects.get().state == OfferingState.DISCARDED
    assert [Offering.objects.visible_to(user).exists() for user in (manager, StaffFactory())] == [False, True]


def test_discard_what_is_sent_in_is_refused():
    actor, manager = sent_in()

    with pytest.raises(Refused):
        registering.discard(actor, by=manager)


def test_submit_offering_of_a_published_actor():
    actor, manager = complete_draft(draft=False)
    offering = OfferingFactory(actor=actor, draft=True, terms=["OMR01"])

    registering.submit_offering(offering, by=manager)

    assert Offering.objects.get().state == OfferingState.IN_REVIEW


def test_submit_offering_of_an_unpublished_actor_is_refused():
    actor, manager = complete_draft()
    offering = OfferingFactory(actor=actor, draft=True, terms=["OMR01"])

    with pytest.raises(Refused):
        registering.submit_offering(offering, by=manager)


def test_submit_offering_with_something_missing_is_refused():
    actor, manager = complete_draft(draft=False)
    offering = OfferingFactory(actor=actor, draft=True)

    with pytest.raises(Refused):
        registering.submit_offering(offering, by=manager)


def test_discard_offering_that_is_published_is_refused():
    offering = OfferingFactory()

    with pytest.raises(Refused):
        registering.discard_offering(offering, by=None)


def test_change_pauses_an_offering():
    offering = OfferingFactory()

    registering.change(offering, "pause", by=UserFactory())

    assert offering.decisions.values_list("from_state", "to_state").get() == ("published", "paused")


def test_change_wakes_only_what_rests():
    actor, manager = sent_in()

    with pytest.raises(Refused):
        registering.change(actor, "wake", by=manager)

    assert Actor.objects.get().state == ActorState.SUBMITTED


def test_change_confirms_the_facts_of_today():
    actor = ActorFactory(confirmed_at="2020-01-01T00:00Z")

    registering.change(actor, "confirm", by=UserFactory())

    assert Actor.objects.get().confirmed_at.year > 2020


@pytest.mark.parametrize(
    ("facts", "step"),
    [({}, "submit"), ({"legal_name": ""}, "register_organisation"), ({"summary_sv": ""}, "register_competence")],
)
def test_next_step_is_the_first_with_something_missing(facts, step):
    actor, _manager = complete_draft(**facts)

    assert registering.next_step(actor) == step
