"""Ways to misuse the roles and the letters of the registry, and that they are shut."""

import threading

import pytest
from django.db import connection, transaction

from actors import confirming, joining, proposing, registering
from actors.letters.memberships import JoinAnswer
from actors.models import Actor, FormerAddress
from actors.rules import can_decide_members, can_review_actor
from actors.states import ActorState, MembershipState, OfferingState, Role
from arena.shared.errors import Refused
from arena.shared.slugs import unique_slug
from tests.actors.accounts import account
from tests.factories import (
    ActorFactory,
    MembershipFactory,
    OfferingFactory,
    ProposalFactory,
    StaffFactory,
    TermFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "may_decide_members"),
    [
        (MembershipState.REQUESTED, False),
        (MembershipState.INVITED, False),
        (MembershipState.ACTIVE, True),
        (MembershipState.ENDED, False),
    ],
)
def test_staff_who_take_or_took_part_judge_nothing_of_the_actor(state, may_decide_members):
    staff, actor = StaffFactory(), ActorFactory()
    MembershipFactory(user=staff, actor=actor, state=state, email=staff.email)

    assert (can_review_actor(staff, actor), can_decide_members(staff, actor)) == (False, may_decide_members)


def test_grant_of_ones_own_request_is_refused():
    staff = StaffFactory()
    membership = joining.ask(ActorFactory(), by=staff, message="Släpp in mig")

    with pytest.raises(Refused):
        joining.grant(membership, by=staff, role=Role.MANAGER)


def test_invite_to_ones_own_address_is_refused():
    staff = account(is_staff=True)

    with pytest.raises(Refused):
        joining.invite(ActorFactory(), by=staff, email=staff.email.upper(), role=Role.MANAGER)


def test_take_up_of_ones_own_invitation_is_refused():
    staff = StaffFactory()
    membership = joining.invite(ActorFactory(), by=staff, email="annan@exempel.example", role=Role.MANAGER)

    with pytest.raises(Refused):
        joining.take_up(membership, by=staff)


def test_invite_from_a_draft_is_for_a_few_colleagues_even_when_taken_back():
    manager = MembershipFactory(actor=ActorFactory(state=ActorState.DRAFT)).user
    actor = Actor.objects.get()
    for number in range(joining.MOST_FROM_A_DRAFT):
        joining.cancel(joining.invite(actor, by=manager, email=f"k{number}@x.example", role=Role.READER), by=manager)

    with pytest.raises(Refused):
        joining.invite(actor, by=manager, email="en-till@x.example", role=Role.READER)


def test_invite_more_than_a_day_allows_is_refused(monkeypatch):
    monkeypatch.setattr(joining, "MOST_A_DAY", 2)
    manager = MembershipFactory().user
    actor = Actor.objects.get()
    for number in range(2):
        joining.invite(actor, by=manager, email=f"k{number}@x.example", role=Role.READER)

    with pytest.raises(Refused):
        joining.invite(actor, by=manager, email="en-till@x.example", role=Role.READER)


def test_ask_and_take_back_stops_after_a_few_times():
    actor, user = ActorFactory(), UserFactory()
    for _ in range(joining.MOST_TO_ONE):
        joining.take_back(joining.ask(actor, by=user, message="Hej"), by=user)

    with pytest.raises(Refused):
        joining.ask(actor, by=user, message="Hej")


def test_ended_actor_takes_no_invitations_proposals_offerings_or_confirmations():
    manager = MembershipFactory(actor__state=ActorState.CLOSED).user
    actor = Actor.objects.get()
    offering = OfferingFactory(actor=actor, state=OfferingState.DRAFT)
    proposal = ProposalFactory(actor=actor)

    with pytest.raises(Refused):
        joining.invite(actor, by=manager, email="k@x.example", role=Role.READER)
    with pytest.raises(Refused):
        proposing.accept(proposal, by=StaffFactory())
    with pytest.raises(Refused):
        registering.submit_offering(offering, by=manager)
    with pytest.raises(Refused):
        actor.confirm(by=manager)


def test_resume_by_a_manager_of_what_staff_paused_is_refused():
    manager, staff = MembershipFactory().user, StaffFactory()
    offering = OfferingFactory(actor=Actor.objects.get())
    registering.change(offering, "pause", by=staff)

    with pytest.raises(Refused):
        confirming.resume(offering, by=manager)


def test_wake_by_a_manager_of_what_staff_laid_to_rest_is_refused_also_after_confirming():
    manager, staff = (
        MembershipFactory(actor__contact_email="vi@x.example", actor__seat_outside_county=True).user,
        StaffFactory(),
    )
    actor = Actor.objects.get()
    registering.change(actor, "rest", by=staff)
    Actor.objects.get().confirm(by=manager)

    with pytest.raises(Refused, match="slutat visa"):
        confirming.wake(Actor.objects.get(), by=manager)


def test_begin_at_an_address_that_was_published_makes_a_draft_of_its_own():
    manager = MembershipFactory().user
    actor = Actor.objects.get()
    FormerAddress.objects.create(slug="gammalt", actor=actor)

    draft = registering.begin(
        ActorFactory.build(slug="", actor_type=None, municipality=None), by=manager, address="gammalt"
    )

    assert draft.slug != "gammalt"


def test_answer_to_a_request_is_untrue_once_the_membership_is_over():
    membership = MembershipFactory(state=MembershipState.ENDED)

    assert not JoinAnswer(membership).is_still_true()


def test_accepted_number_forgets_how_the_number_before_was_known():
    actor = ActorFactory(org_number="5560360793", org_number_confidence="computed", org_number_source="serie")

    proposing.accept(ProposalFactory(actor=actor, org_number="2120000142"), by=StaffFactory())

    actor.refresh_from_db()
    assert (actor.org_number, actor.org_number_confidence, actor.org_number_source) == ("2120000142", "", "")


def test_resume_by_a_manager_of_what_a_manager_paused():
    manager = MembershipFactory().user
    offering = OfferingFactory(actor=Actor.objects.get())
    registering.change(offering, "pause", by=manager)

    confirming.resume(offering, by=manager)

    offering.refresh_from_db()
    assert offering.state == OfferingState.PUBLISHED


@pytest.mark.django_db(transaction=True)
def test_two_of_one_name_published_at_once_get_an_address_each():
    TermFactory()
    both_ask = threading.Barrier(2, timeout=5)
    made = []

    def make():
        try:
            with transaction.atomic():
                both_ask.wait()
                made.append(ActorFactory(slug=unique_slug(Actor.objects, "Samma namn"), actor_type=None).slug)
        finally:
            connection.close()

    threads = [threading.Thread(target=make) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(made) == ["samma-namn", "samma-namn-2"]
