"""What staff have judged is changed by them alone, when a manager proposes it."""

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from actors import proposing
from actors.models import Actor, Proposal
from actors.states import ProposalState
from arena.shared.errors import Refused
from tests.actors.accounts import post
from tests.actors.drafts import NUMBER
from tests.factories import ActorFactory, MembershipFactory, ProposalFactory, StaffFactory

pytestmark = pytest.mark.django_db


def test_propose_leaves_the_actor_as_it_is(client):
    manager = MembershipFactory(actor__legal_name="Löftet AB")
    client.force_login(manager.user)
    wanted = {"legal_name": "Höjden AB", "org_number": "556036-0793", "actor_type": "AKT01", "message": "Nytt namn."}

    client.post(reverse("actors:propose", args=[manager.actor.slug]), wanted)

    assert Actor.objects.get().legal_name == "Löftet AB"
    assert Proposal.objects.values_list("legal_name", "org_number", "proposed_by", "state").get() == (
        "Höjden AB",
        NUMBER,
        manager.user.pk,
        "open",
    )


def test_propose_nothing_new_is_refused(client):
    manager = MembershipFactory(actor__legal_name="Löftet AB")
    client.force_login(manager.user)
    same = {"legal_name": "Löftet AB", "actor_type": "AKT01", "message": "Nytt namn."}

    response = client.post(reverse("actors:propose", args=[manager.actor.slug]), same)

    assert "Inget är ändrat ännu." in response.text


def test_propose_a_second_time_is_refused():
    first = ProposalFactory()

    with pytest.raises(Refused):
        proposing.propose(ProposalFactory.build(actor=first.actor), by=None)
    with pytest.raises(IntegrityError, match="proposal_one_open_per_actor"):
        ProposalFactory(actor=first.actor)


def test_proposal_that_is_open_has_no_day_of_decision():
    with pytest.raises(IntegrityError, match="proposal_decided_at_follows_state"):
        ProposalFactory(decided_at=timezone.now())


def test_proposal_holds_no_number_of_a_person():
    with pytest.raises(IntegrityError, match="proposal_org_number_is_not_personal"):
        ProposalFactory(org_number="8112189876")


def test_propose_on_what_has_changed_since_the_page_was_opened_asks_once_more(client):
    manager = MembershipFactory(actor__legal_name="Löftet AB")
    client.force_login(manager.user)
    page = reverse("actors:propose", args=[manager.actor.slug])
    seen = client.get(page).context["form"]["seen"].value()
    Actor.objects.update(legal_name="Höjden AB")

    response = client.post(page, {"legal_name": "Berget AB", "actor_type": "AKT01", "message": "Ny.", "seen": seen})

    assert (response.status_code, Proposal.objects.count()) == (200, 0)


def test_accept_makes_the_change_and_keeps_who_made_it():
    manager, staff = MembershipFactory(actor__legal_name="Löftet AB"), StaffFactory()
    proposal = ProposalFactory(actor=manager.actor, legal_name="Höjden AB")

    proposing.accept(proposal, by=staff)

    actor = Actor.objects.get()
    decision = actor.decisions.get()
    assert (actor.legal_name, decision.decided_by, decision.facts["legal_name"]) == ("Höjden AB", staff, "Höjden AB")
    assert [(letter.to, letter.subject) for letter in post()] == [
        ([manager.user.email], "Ändringen av Höjden AB är gjord")
    ]


def test_accept_a_number_that_another_actor_has_is_refused():
    ActorFactory(org_number=NUMBER)
    proposal = ProposalFactory(org_number=NUMBER)

    with pytest.raises(Refused):
        proposing.accept(proposal, by=StaffFactory())

    assert Proposal.objects.get().state == ProposalState.OPEN


def test_accept_twice_is_refused():
    proposal = ProposalFactory()
    proposing.accept(proposal, by=StaffFactory())

    with pytest.raises(Refused):
        proposing.accept(proposal, by=StaffFactory())


def test_decline_tells_the_manager_why(client):
    manager = MembershipFactory()
    proposal = ProposalFactory(actor=manager.actor)

    proposing.decline(proposal, by=StaffFactory(), reason="Bolagsverket säger annat.")

    client.force_login(manager.user)
    page = client.get(reverse("actors:manage", args=[manager.actor.slug]))
    [letter] = post()
    assert "Bolagsverket säger annat." in letter.body
    assert "Bolagsverket säger annat." in page.text


def test_review_shows_only_what_would_change(client):
    proposal = ProposalFactory(actor__legal_name="Löftet AB", legal_name="Höjden AB")
    client.force_login(StaffFactory())

    response = client.get(reverse("actors:review_proposal", args=[proposal.pk]))

    assert response.context["changes"] == [("Registrerat namn", "Löftet AB", "Höjden AB")]
