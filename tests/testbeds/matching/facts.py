"""Needs and offerings as plain facts, made up or chosen, and how they are laid into the database in any order."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from actors.models import Actor, ComplianceClaim, Deployment, Evidence, Offering, Term
from actors.states import ActorState, MarketState, OfferingState
from actors.trust import DeploymentState, EvidenceKind, Stage, Topic
from testbeds.models import Need
from testbeds.states import NeedState, Visibility
from tests.factories import MunicipalityFactory, TermFactory

AREAS = {  # with their WHO codes; OMR99 has none
    "OMR01": ["2.4.2", "2.6.1"],
    "OMR02": ["2.4.2"],
    "OMR05": ["1.4.2", "2.4.2"],
    "OMR06": ["2.4.1", "2.4.4"],
    "OMR07": ["2.2"],
    "OMR12": ["1.1", "1.4"],
    "OMR14": ["1.4.3", "2.4"],
    "OMR18": ["2.8"],
    "OMR24": ["24.1"],
    "OMR99": [],
}
CARE = ["VO01", "VO02", "VO90"]
GROUPS = ["MG01", "MG02", "MG03", "MG04"]
STANDARDS = ["HL7 FHIR", "SITHS", "openEHR", "NTjP"]
OLD, NEW = 457, 455  # days on either side of fifteen months


@dataclass(frozen=True)
class NeedFacts:
    name: str
    areas: tuple = ("OMR01",)
    care: tuple = ()
    groups: tuple = ()
    standards: tuple = ()
    trl: int = 6
    claims: tuple = ()


@dataclass(frozen=True)
class OfferingFacts:
    name: str
    areas: tuple = ("OMR01",)
    care: tuple = ()
    groups: tuple = ()
    not_for: tuple = ()
    standards: tuple = ()
    trl: int | None = 9
    market: str = ""
    regulatory: str = ""
    state: str = OfferingState.PUBLISHED
    age: int = 0
    actor_state: str = ActorState.PUBLISHED
    actor_age: int = 0
    levels: tuple = ()
    used: tuple = ()  # of (stage, in the county)
    claims: tuple = ()  # of (topic, days until its last one or None)


def made_up(chance, needs, offerings):
    """So many of each, by chance but the same for the same chance."""
    return [_need(chance, n) for n in range(needs)], [_offering(chance, n) for n in range(offerings)]


def _need(chance, number):
    return NeedFacts(
        name=f"Behov {number:03}",
        areas=_some(chance, list(AREAS), 1, 4),
        care=_some(chance, CARE, 0, 2),
        groups=_some(chance, GROUPS, 0, 3),
        standards=_some(chance, STANDARDS, 0, 3),
        trl=chance.choice([4, 6, 6, 8]),
        claims=_some(chance, [Topic.MEDICAL_DEVICE, Topic.SECURITY], 0, 1),
    )


def _offering(chance, number):
    return OfferingFacts(
        name=f"Tjänst {chance.randint(0, 9)} {number:03}",
        areas=_some(chance, list(AREAS), 0, 3),
        care=_some(chance, CARE, 0, 2),
        groups=_some(chance, GROUPS, 0, 4),
        not_for=_some(chance, GROUPS, 0, 1),
        standards=_some(chance, STANDARDS, 0, 4),
        trl=chance.choice([None, 5, 7, 9]),
        market=chance.choice(["", *MarketState.values]),
        regulatory=chance.choice(["", "CE-märkt, klass IIa"]),
        state=chance.choice([OfferingState.PUBLISHED] * 4 + [OfferingState.RETIRED, OfferingState.DRAFT]),
        age=chance.choice([0, 0, NEW, OLD]),
        actor_state=chance.choice([ActorState.PUBLISHED] * 4 + [ActorState.DORMANT, ActorState.DRAFT]),
        actor_age=chance.choice([0, 0, 0, OLD]),
        levels=_some(chance, [0, 1, 2, 3, 4], 0, 2),
        used=tuple(
            (chance.choice([Stage.PLANNED, Stage.PILOT, Stage.IN_USE, Stage.ENDED]), chance.random() < 0.5)
            for _ in range(chance.randint(0, 2))
        ),
        claims=tuple((topic, chance.choice([None, -1, 0, 9])) for topic in _some(chance, [Topic.SECURITY], 0, 1)),
    )


def _some(chance, values, least, most):
    return tuple(chance.sample(values, chance.randint(least, most)))


def lay_words():
    codes = {code: AREAS.get(code, []) for code in [*AREAS, *CARE, *GROUPS]}
    terms = [TermFactory.build(code=code, who_codes=who) for code, who in codes.items()]
    Term.objects.bulk_create(terms, ignore_conflicts=True)


def lay(needs, offerings):
    """Into the database, in the order in which they come."""
    lay_words()
    now = timezone.now()
    owner = Actor.objects.create(slug="agare", legal_name="Kommunen", state=ActorState.PUBLISHED)
    common = {"state": NeedState.CONFIRMED, "owner": owner, "problem_sv": "Problemet.", "visibility": Visibility.ARENA}
    for facts in needs:
        need = Need(slug=_slug(facts), title_sv=facts.name, confirmed_at=now, **common)
        need.required_trl, need.required_claims = facts.trl, list(facts.claims)
        need.required_standards = "; ".join(facts.standards)
        need.save()
        _choose(need.terms, [*facts.areas, *facts.care, *facts.groups])
    for facts in offerings:
        lay_offering(facts, now)


def lay_offering(facts, now):
    actor = Actor.objects.create(
        slug=f"om-{_slug(facts)}",
        legal_name=f"{facts.name} AB",
        state=facts.actor_state,
        confirmed_at=now - timedelta(days=facts.actor_age),
    )
    offering = Offering.objects.create(
        slug=_slug(facts),
        name=facts.name,
        actor=actor,
        state=facts.state,
        trl=facts.trl,
        market_state=facts.market,
        regulatory_status=facts.regulatory,
        standards=", ".join(facts.standards),
        confirmed_at=now - timedelta(days=facts.age),
    )
    _choose(offering.terms, [*facts.areas, *facts.care, *facts.groups])
    _choose(offering.not_for, facts.not_for)
    for level in facts.levels:
        Evidence.objects.create(offering=offering, level=level, **_evidence(level))
    for number, (stage, in_county) in enumerate(facts.used):
        host = Actor.objects.create(
            slug=f"{number}-{_slug(facts)}",
            legal_name="Kund",
            state=ActorState.PUBLISHED,
            municipality=MunicipalityFactory() if in_county else None,
        )
        said = {"state": DeploymentState.CONFIRMED, "answered_at": now}
        Deployment.objects.create(offering=offering, actor=host, stage=stage, **said)
    for topic, days in facts.claims:
        until = None if days is None else timezone.localdate() + timedelta(days=days)
        ComplianceClaim.objects.create(offering=offering, topic=topic, statement="Ja.", valid_until=until)
    return offering


def _evidence(level):
    read = {"link": "https://bevis.example/"} if level else {}
    counted = {"design": "före och efter", "participants": 12} if level > 1 else {}
    return {"kind": EvidenceKind.STUDY, "title": "Studie", "author": "Någon", "year": 2025, **read, **counted}


def _choose(relation, codes):
    field = relation.source_field_name, relation.target_field_name
    rows = [relation.through(**{f"{field[0]}_id": relation.instance.pk, f"{field[1]}_id": code}) for code in codes]
    relation.through.objects.bulk_create(rows)


def _slug(facts):
    return facts.name.lower().replace(" ", "-").replace("ä", "a")


@contextmanager
def laid(needs, offerings):
    """For as long as it takes to look at them: the next ones find an empty database."""
    with transaction.atomic():
        lay(needs, offerings)
        yield
        transaction.set_rollback(True)
