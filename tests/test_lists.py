"""No page asks the database more when there is more to show, and no fragment differs from the page it is part of."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse, translate_url
from django.utils import timezone

from actors.states import ActorState, MembershipState, OfferingState, OfferingType, Origin, RelationKind, Role, Stance
from arena.outbox.models import Heartbeat
from tests.factories import (
    AccountDecisionFactory,
    ActorCompetenceFactory,
    ActorFactory,
    ActorRelationFactory,
    AdoptionFactory,
    ClusterMemberFactory,
    ComplianceClaimFactory,
    DecisionFactory,
    DemoLetterFactory,
    DeploymentFactory,
    EventFactory,
    EvidenceFactory,
    ExternalResultFactory,
    ImportedFileFactory,
    MembershipFactory,
    MergeFactory,
    MunicipalityFactory,
    NeedFactory,
    OfferingFactory,
    OfferingVersionFactory,
    OutboundLetterFactory,
    PasskeyFactory,
    ReportFactory,
    ResponseFactory,
    SavedSearchFactory,
    SharingFactory,
    StaffProposalFactory,
    StoredFileFactory,
    TermFactory,
    UserFactory,
    VerifiedDomainFactory,
)
from tests.matrix import MATRIX

pytestmark = pytest.mark.django_db

PLAIN = sorted({row.url for row in MATRIX if row.method == "GET" and row.thing is None and not row.always})
OF_ACTOR = [
    "actors:add_unit",
    "actors:custody",
    "actors:domains",
    "actors:hand_over",
    "actors:competences",
    "actors:deployments",
    "actors:detail",
    "actors:history",
    "actors:manage",
    "actors:members",
    "actors:merges",
    "actors:review",
]
OF_OFFERING = ["offerings:detail", "offerings:history", "offerings:manage", "offerings:review"]
LANGUAGES = ["sv", "en"]


@pytest.fixture(autouse=True)
def demonstration(db, settings):
    """The clock stands still: a session noted each minute, or a number kept half of one, would ask a little more."""
    settings.DEMO = True
    cache.clear()
    Heartbeat.beat()
    with time_machine.travel(timezone.now(), tick=False):
        yield


@pytest.fixture
def person(client):
    """Staff and administrator, and a member too, so that no page is closed and every section of it can be filled."""
    person = UserFactory(staff=True, administrator=True)
    client.force_login(person)
    return person


@pytest.fixture
def actor(person):
    town = ActorFactory(municipality=MunicipalityFactory(), actor_type=TermFactory(code="AKT02"))
    return MembershipFactory(user=person, actor=town).actor


@pytest.fixture
def offering(actor):
    return OfferingFactory(actor=actor, terms=["OMR01"])


def add_one_of_everything(person, actor, offering):
    """One row more in every list that any page shows."""
    soon = timezone.now() + timedelta(days=9)
    for state in [ActorState.PUBLISHED, ActorState.SUBMITTED, ActorState.DRAFT, ActorState.MORE_WANTED]:
        other = ActorFactory(state=state, municipality=MunicipalityFactory(), origin=Origin.IMPORTED)
        other.areas.add(TermFactory())
        DecisionFactory(actor=other, to_state=state, reason="Så.")
        MembershipFactory(actor=other, user=person)
    for state in OfferingState:
        other = OfferingFactory(actor=actor, state=state, origin=Origin.IMPORTED)
        other.terms.add(TermFactory(), TermFactory(code=f"VO{other.pk}"))
        decided = {"from_state": OfferingState.IN_REVIEW, "to_state": state, "reason": "Så."}
        DecisionFactory(actor=None, offering=other, **decided)
    DecisionFactory(actor=None, offering=offering)
    offering.terms.add(TermFactory())
    DecisionFactory(actor=actor)
    known = ActorCompetenceFactory(actor=actor, term=TermFactory(code=f"KOMP{actor.competences.count() + 100}"))
    known.areas.add(TermFactory(), TermFactory(code=f"VO{known.pk}"))
    ActorCompetenceFactory(actor=ActorFactory(), term=known.term, stance=Stance.SEEKING).areas.add(TermFactory())
    ActorRelationFactory(from_actor=actor)
    merged = MergeFactory(into=actor).merged
    ActorRelationFactory(from_actor=merged, to_actor=actor, kind=RelationKind.SUCCEEDED_BY)
    DecisionFactory(actor=merged)
    old = timezone.now() - timedelta(days=400)
    MembershipFactory(user=person, actor=ActorFactory(confirmed_at=old))
    OfferingFactory(actor=actor, confirmed_at=old)
    version = OfferingVersionFactory(offering=offering)
    ComplianceClaimFactory(offering=offering, version=version, document=StoredFileFactory())
    ComplianceClaimFactory(asked=True), ComplianceClaimFactory(offering=offering, asked=True)
    EvidenceFactory(offering=offering, version=version, document=StoredFileFactory())
    for trait in ["proposed", "sourced"]:
        DeploymentFactory(offering=offering, version=version, care_setting=TermFactory(code="VO01"), **{trait: True})
        DeploymentFactory(actor=actor, **{trait: True})
    OfferingFactory(offering_type=OfferingType.NATIONAL_SERVICE, terms=["OMR01", TermFactory().pk])
    ActorFactory(part_of=actor), ActorFactory(part_of=actor, draft=True)
    VerifiedDomainFactory(actor=actor)
    for target in [actor, ActorFactory()]:
        MembershipFactory(actor=target, role=Role.READER)
        MembershipFactory(actor=target, requested=True, expires_at=soon)
        MembershipFactory(actor=target, invited=True, expires_at=soon)
    MembershipFactory(user=person, state=MembershipState.DECLINED, decided_at=timezone.now())
    MembershipFactory(user=person, requested=True, expires_at=soon)
    ActorFactory(draft=True, open_for_help=True)
    StaffProposalFactory(), AccountDecisionFactory(account=person)
    Client().force_login(person)
    PasskeyFactory(user=person)
    SavedSearchFactory(user=person)
    ReportFactory(), ReportFactory(closed=True), DemoLetterFactory(), OutboundLetterFactory(failed=True)
    ImportedFileFactory()
    for facts in [{}, {"for_arena": True}, {"private": True}, {"draft": True}, {"documented": True, "owner": None}]:
        need = NeedFactory(**{"owner": actor, "terms": ["OMR01"]} | facts)
        SharingFactory(need=need)
    ClusterMemberFactory(need__owner=actor)
    ResponseFactory(actor=actor)
    adopted = AdoptionFactory(evaluation__site=actor, evaluation__offering=offering, actor=actor)
    adopted.follow_ups.create(months=6, due_on=timezone.localdate())
    ExternalResultFactory()
    for facts in [{}, {"past": True}]:
        event = EventFactory(organiser=actor, **facts)
        event.offerings.add(offering), event.terms.add(TermFactory(code="OMR01"))


def answered(client, address):
    """The answer, read to its end: what streams asks until then, and keeps a file open."""
    response = client.get(address)
    if response.streaming:
        response.getvalue()
    return response


def statements(client, address):
    """What the page asks once everything that is kept in memory is there."""
    answered(client, address)
    with CaptureQueriesContext(connection) as asked:
        response = answered(client, address)
    assert response.status_code in (200, 302), address
    return len(asked)


def addresses(actor, offering):
    plain = [reverse(url) for url in PLAIN]
    plain += [reverse(url, args=[actor.slug]) for url in OF_ACTOR] + [
        reverse(url, args=[offering.slug]) for url in OF_OFFERING
    ]
    plain += [
        reverse("arena:search") + "?q=akt",
        reverse("actors:list") + "?visa=karta",
        reverse("offerings:list") + "?q=be",
        reverse("needs:list") + "?q=be",
        reverse("needs:list") + "?visa=karta",
        reverse("evaluations:list") + "?q=utv",
        reverse("evaluations:list") + "?visa=karta",
    ]
    return plain


def test_pages_ask_the_same_for_one_row_and_for_three(client, person, actor, offering):
    pages = addresses(actor, offering)
    add_one_of_everything(person, actor, offering)
    for_one = {page: statements(client, page) for page in pages}

    add_one_of_everything(person, actor, offering)
    add_one_of_everything(person, actor, offering)
    for_three = {page: statements(client, page) for page in pages}

    assert {page: (for_one[page], for_three[page]) for page in pages if for_one[page] != for_three[page]} == {}


def markup(response):
    """The page without what is new in every answer."""
    text = re.sub(r'value="[A-Za-z0-9]{64}"', "", response.content.decode())
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_fragments_are_found_inside_their_pages(client, person, actor, offering, language):
    add_one_of_everything(person, actor, offering)
    pages = [translate_url(address, language) for address in addresses(actor, offering)]

    with_fragment = [page for page in pages if "HX-Request" in answered(client, page).headers.get("Vary", "")]
    outside = [
        page
        for page in with_fragment
        if markup(client.get(page, headers={"HX-Request": "true"})) not in markup(client.get(page))
    ]

    assert (outside, len(with_fragment) >= 4) == ([], True)
