"""What looks double, stale, orphaned or contradictory is found, and what does not is left alone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from actors import oddities
from actors.models import Actor, Offering
from actors.states import ActorState, Confidence, MarketState, RelationKind, Role
from tests.factories import (
    ActorFactory,
    ActorRelationFactory,
    MembershipFactory,
    OfferingFactory,
    StaffFactory,
    VerifiedDomainFactory,
)

pytestmark = pytest.mark.django_db


def names(question):
    """The rows that answer to one question."""
    asked = [oddity for kind in oddities.found() for oddity in kind.oddities if oddity.name == question]
    return [str(row) for row in asked[0].rows]


@pytest.fixture
def ordinary():
    """Fresh, spoken for, and like nothing else."""
    actor = ActorFactory(legal_name="Ordning och reda AB", confirmed_at=timezone.now())
    MembershipFactory(actor=actor, role=Role.MANAGER)
    return OfferingFactory(
        name="Redan", actor=actor, trl=8, market_state=MarketState.READY, confirmed_at=timezone.now()
    )


def test_an_ordinary_registry_has_no_oddities(ordinary):
    assert [str(row) for kind in oddities.found() for oddity in kind.oddities for row in oddity.rows] == []


def test_the_same_number_in_a_draft_is_found(ordinary):
    ActorFactory(legal_name="Löftet AB", org_number="5560360793")
    ActorFactory(legal_name="Hissen", org_number="5560360793", state=ActorState.DRAFT)

    assert names("samma-nummer") == ["Löftet AB", "Hissen"]


def test_a_similar_name_is_found_beside_the_first(ordinary):
    ActorFactory(legal_name="Kalmar Trygghet AB")
    ActorFactory(legal_name="Kalmar Trygghets AB")
    ActorFactory(legal_name="Kalmar kommun")

    (row,) = oddities.doubles()[1].rows

    assert (row.legal_name, row.other_name) == ("Kalmar Trygghets AB", "Kalmar Trygghet AB")


def test_what_nobody_has_confirmed_for_a_year_is_found(ordinary):
    old = timezone.now() - timedelta(days=366)
    actor = ActorFactory(legal_name="Gammelgården", confirmed_at=old)
    OfferingFactory(name="Gammalt", actor=actor, confirmed_at=old)

    assert (names("gamla-aktorer"), names("gamla-erbjudanden")) == (["Gammelgården"], ["Gammalt"])


def test_a_forgotten_draft_is_found(ordinary):
    draft = ActorFactory(legal_name="Glömd", state=ActorState.DRAFT)
    Actor.objects.filter(pk=draft.pk).update(changed_at=timezone.now() - timedelta(days=184))

    assert names("glomda-utkast") == ["Glömd"]


def test_what_nobody_speaks_for_is_found(ordinary):
    ended = ActorFactory(legal_name="Nedlagd", state=ActorState.CLOSED)
    OfferingFactory(name="Kvar", actor=ended)
    ActorFactory(legal_name="Enheten", part_of=ended, org_number=None)

    assert names("erbjudanden-utan-aktor") == ["Kvar"]
    assert names("enheter-utan-organisation") == ["Enheten"]
    assert names("ingen-ansvarig") == ["Enheten"]


def test_contradictions_are_found(ordinary):
    ActorFactory(legal_name="Slutade", active_to="2019")
    gone = ActorFactory(legal_name="Efterträdd")
    ActorRelationFactory(from_actor=gone, to_actor=ordinary.actor, kind=RelationKind.SUCCEEDED_BY)
    ActorFactory(
        legal_name="Beräknad", org_number="5560360793", org_number_confidence=Confidence.COMPUTED,
        verified_how="Register", verified_on=timezone.localdate(),
    )  # fmt: skip
    OfferingFactory(name="Omogen", actor=ordinary.actor, trl=3, market_state=MarketState.READY)

    firm = ActorFactory(legal_name="Firman", website="https://firman.example")
    VerifiedDomainFactory(actor=firm, host="storstad.example")
    own = ActorFactory(legal_name="Egen", website="https://www.egen.example/om/")
    VerifiedDomainFactory(actor=own, host="egen.example")

    found = [[str(row) for row in oddity.rows] for oddity in oddities.contradictory()]
    assert found == [["Slutade"], ["Efterträdd"], ["Beräknad"], ["Omogen"], ["Firman"]]


def test_page_shows_some_and_leads_to_the_rest(client, ordinary, monkeypatch):
    monkeypatch.setattr("arena.views.registry_state.SHOWN", 1)
    for name in ["Alfa", "Beta"]:
        OfferingFactory(name=name, actor=ordinary.actor, trl=3, market_state=MarketState.READY)
    client.force_login(StaffFactory())

    first = client.get(reverse("arena:registry_state"))
    whole = client.get(reverse("arena:registry_state"), {"visa": "mognad-mot-marknad"})

    assert [offering.name in first.text for offering in Offering.objects.exclude(pk=ordinary.pk).by_name()] == [
        True,
        False,
    ]
    assert "fler än 1 rad" in first.text
    assert "Beta" in whole.text
