"""Offerings, what is said of them and where they are used."""

from datetime import UTC, datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from actors import models
from actors.states import OfferingState, OfferingType
from actors.trust import DeploymentState, EvidenceKind, Stage, Topic
from arena.files.models import StoredFile
from tests.factories.actors import ActorFactory
from tests.factories.vocabularies import TermFactory


class OfferingFactory(DjangoModelFactory):
    class Meta:
        model = models.Offering
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(state=OfferingState.DRAFT)
        in_review = factory.Trait(state=OfferingState.IN_REVIEW)
        retired = factory.Trait(state=OfferingState.RETIRED)

    slug = factory.Sequence(lambda n: f"erbjudande-{n}")
    actor = factory.SubFactory(ActorFactory)
    name = factory.Sequence(lambda n: f"Erbjudande {n}")
    state = OfferingState.PUBLISHED
    offering_type = OfferingType.PRODUCT
    problem_sv = "Nattliga besök väcker den som sover."

    @factory.post_generation
    def terms(self, create, codes, **_kwargs):
        """`OfferingFactory(terms=["OMR01", "VO01"])`"""
        if create and codes:
            self.terms.set([TermFactory(code=code) for code in codes])


class StoredFileFactory(DjangoModelFactory):
    """The row alone; what it holds is written by the tests that read it."""

    class Meta:
        model = StoredFile

    name = "rapport.pdf"
    kind = "pdf"
    size = 100
    sha256 = "0" * 64
    account = "actor:0"


class OfferingVersionFactory(DjangoModelFactory):
    class Meta:
        model = models.OfferingVersion

    offering = factory.SubFactory(OfferingFactory)
    number = factory.Sequence(lambda n: f"{n}.0")
    released_on = "2026-03"


class ComplianceClaimFactory(DjangoModelFactory):
    """In the supplier's own words, with nothing to show."""

    class Meta:
        model = models.ComplianceClaim

    class Params:
        documented = factory.Trait(state="documented", link="https://bevis.example/intyg")
        asked = factory.Trait(documented=True, asked_at=factory.LazyFunction(timezone.now))
        confirmed = factory.Trait(
            state="confirmed", confirmed_how="Intyget läst.", confirmed_on=datetime(2026, 3, 1, tzinfo=UTC).date()
        )

    offering = factory.SubFactory(OfferingFactory)
    topic = Topic.DATA_PROTECTION
    statement = "Personuppgifterna lagras i Sverige."


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = models.Evidence

    offering = factory.SubFactory(OfferingFactory)
    kind = EvidenceKind.REFERENCE
    title = "Så tycker nattpatrullen"
    author = "Exempelkommunen"
    year = 2025


class DeploymentFactory(DjangoModelFactory):
    """In use, in the organisation's own words."""

    class Meta:
        model = models.Deployment

    class Params:
        proposed = factory.Trait(state=DeploymentState.PROPOSED, answered_at=None)
        sourced = factory.Trait(
            state=DeploymentState.SOURCED, answered_at=None, source="https://kalla.example/", known_on="2022"
        )

    offering = factory.SubFactory(OfferingFactory)
    actor = factory.SubFactory(ActorFactory)
    state = DeploymentState.CONFIRMED
    answered_at = datetime(2026, 3, 1, tzinfo=UTC)
    stage = Stage.IN_USE
