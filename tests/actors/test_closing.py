"""Staff close an actor that has ended."""

import threading

import pytest
from django.db import connection
from django.urls import reverse

from actors import closing
from actors.forms.closing import ClosingForm
from actors.models import Actor, ActorRelation, Offering, Proposal
from actors.states import ActorState, OfferingState, ProposalState, RelationKind
from arena.shared.errors import Refused
from tests.actors.accounts import post
from tests.actors.drafts import NUMBER
from tests.factories import (
    ActorFactory,
    ActorRelationFactory,
    MembershipFactory,
    OfferingFactory,
    ProposalFactory,
    StaffFactory,
)

pytestmark = pytest.mark.django_db


def said(actor, **facts):
    return ClosingForm({"on": "2026-08", "reason": "Nedlagt.", **facts}, actor=actor)


def test_close_keeps_the_decision_and_tells_the_managers():
    manager, staff = MembershipFactory(actor__legal_name="Löftet AB"), StaffFactory()

    closing.close(manager.actor, by=staff, on="2026-08", reason="Företaget är upplöst.")

    actor = Actor.objects.get()
    decision = actor.decisions.get()
    assert (actor.state, actor.active_to) == (ActorState.CLOSED, "2026-08")
    assert (decision.from_state, decision.to_state, decision.decided_by) == ("published", "closed", staff)
    [letter] = post()
    assert (letter.to, letter.subject) == ([manager.user.email], "Löftet AB är avvecklat i e-hälsoarenan")
    assert "Företaget är upplöst." in letter.body


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (OfferingState.PUBLISHED, OfferingState.RETIRED),
        (OfferingState.PAUSED, OfferingState.RETIRED),
        (OfferingState.IN_REVIEW, OfferingState.DRAFT),
        (OfferingState.DRAFT, OfferingState.DRAFT),
    ],
)
def test_close_ends_what_was_offered(before, after):
    offering = OfferingFactory(state=before)

    closing.close(offering.actor, by=StaffFactory(), on="2026", reason="Nedlagt.")

    offering.refresh_from_db()
    kept = [] if before == after else [(before, after, "Nedlagt.")]
    assert offering.state == after
    assert list(offering.decisions.values_list("from_state", "to_state", "reason")) == kept


def test_close_answers_a_proposed_change():
    proposal = ProposalFactory()

    closing.close(proposal.actor, by=StaffFactory(), on="2026", reason="Nedlagt.")

    assert Proposal.objects.get().state == ProposalState.DECLINED


def test_close_links_to_the_successor(client):
    old = ActorFactory(slug="gamla", state=ActorState.DORMANT)
    new = ActorFactory(slug="nya", legal_name="Nya AB")

    closing.close(old, by=StaffFactory(), on="2026-08-31", reason="Ombildat.", successor=new)

    page = client.get("/aktorer/gamla/").text
    assert ActorRelation.objects.values_list("kind", "from_actor", "to_actor", "valid_from").get() == (
        RelationKind.SUCCEEDED_BY,
        old.pk,
        new.pk,
        "2026-08-31",
    )
    assert 'Verksamheten fortsätter hos <a href="/aktorer/nya/">Nya AB</a>' in page


def test_close_names_a_successor_without_a_page(client):
    ActorFactory(slug="gamla")

    closing.close(Actor.objects.get(), by=StaffFactory(), on="2026", reason="Ombildat.", successor_name="<b>Nya</b>")

    assert "Verksamheten fortsätter hos &lt;b&gt;Nya&lt;/b&gt;." in client.get("/aktorer/gamla/").text


def test_close_says_nothing_twice_about_a_successor_already_known():
    link = ActorRelationFactory(kind=RelationKind.SUCCEEDED_BY)

    closing.close(link.from_actor, by=StaffFactory(), on="2026", reason="Ombildat.", successor=link.to_actor)

    assert ActorRelation.objects.count() == 1


@pytest.mark.parametrize("state", [ActorState.DRAFT, ActorState.SUBMITTED, ActorState.CLOSED])
def test_close_what_is_not_shown_as_living_is_refused(state):
    with pytest.raises(Refused):
        closing.close(ActorFactory(state=state), by=StaffFactory(), on="2026", reason="Nedlagt.")


@pytest.mark.django_db(transaction=True)
def test_close_twice_at_once_leaves_one_decision_and_one_letter():
    manager = MembershipFactory()
    OfferingFactory(actor=manager.actor)
    start, outcomes = threading.Barrier(2), []

    def close():
        try:
            start.wait()
            closing.close(manager.actor, by=None, on="2026", reason="Nedlagt.")
            outcomes.append("closed")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=close) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["closed", "refused"]
    assert (manager.actor.decisions.count(), Offering.objects.get().decisions.count(), len(post())) == (1, 1, 1)


def test_page_says_what_will_happen_and_then_does_it(client):
    manager = MembershipFactory(user__name="Åsa Öst")
    OfferingFactory(actor=manager.actor, name="Nattugglan")
    client.force_login(StaffFactory())
    address = reverse("actors:close", args=[manager.actor.slug])

    page = client.get(address).text
    client.post(address, {"on": "2019", "reason": "Nedlagt."})

    assert ("Nattugglan" in page, "Åsa Öst" in page) == (True, True)
    assert Actor.objects.get().state == ActorState.CLOSED


def test_page_of_an_actor_already_closed_leads_back(client):
    actor = ActorFactory(closed=True)
    client.force_login(StaffFactory())

    response = client.post(reverse("actors:close", args=[actor.slug]), {"on": "2019", "reason": "Nedlagt."})

    assert (response.status_code, response.url) == (302, reverse("actors:manage", args=[actor.slug]))
    assert actor.decisions.count() == 0


def test_page_is_closed_to_staff_who_are_members(client):
    membership = MembershipFactory(user=StaffFactory())
    client.force_login(membership.user)

    response = client.post(reverse("actors:close", args=[membership.actor.slug]), {"on": "2019", "reason": "Nedlagt."})

    assert (response.status_code, Actor.objects.get().state) == (403, ActorState.PUBLISHED)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"on": ""}, "on"),
        ({"on": "augusti"}, "on"),
        ({"on": "2025-02-30"}, "on"),
        ({"on": "2999"}, "on"),
        ({"on": "1998"}, "on"),
        ({"reason": ""}, "reason"),
        ({"reason": "811218-9876"}, "reason"),
    ],
)
def test_form_asks_for_a_real_day_and_a_reason(facts, field):
    form = said(ActorFactory(active_from="1999-05"), **facts)

    assert list(form.errors) == [field]


def test_form_takes_the_year_of_the_beginning():
    assert said(ActorFactory(active_from="1999-05"), on="1999").is_valid()


def test_form_offers_living_successors_other_than_itself():
    actor, other = ActorFactory(), ActorFactory(state=ActorState.DORMANT)
    ActorFactory(closed=True), ActorFactory(draft=True)

    assert list(said(actor).fields["successor"].queryset) == [other]


def test_form_wants_one_successor_at_most():
    form = said(ActorFactory(), successor=ActorFactory().pk, successor_name="Nya")

    assert list(form.errors) == ["successor_name"]


def test_number_of_a_closed_actor_leads_to_its_successor_and_the_project_staff(client):
    closed, successor = ActorFactory(closed=True, org_number=NUMBER), ActorFactory(legal_name="Nya AB")
    ActorRelationFactory(from_actor=closed, to_actor=successor, kind=RelationKind.SUCCEEDED_BY)
    client.force_login(MembershipFactory(actor__draft=True).user)

    page = client.get(reverse("actors:join_number", args=[NUMBER]))

    assert page.status_code == 200
    assert reverse("actors:join", args=[successor.slug]) in page.text
    assert reverse("arena:contact") in page.text
