"""Testbeds and evaluations, and what belongs to them."""

from datetime import date, timedelta
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from testbeds import models
from testbeds.evaluation_states import (
    BedKind,
    BedState,
    Decision,
    EvaluationState,
    Instrument,
    MeasureKind,
    Outcome,
    Part,
    Phase,
    Severity,
)
from tests.factories.needs import NeedFactory, TownFactory
from tests.factories.offerings import OfferingFactory
from tests.factories.persons import UserFactory


class BedFactory(DjangoModelFactory):
    """A testbed that everybody may read."""

    class Meta:
        model = models.Testbed

    slug = factory.Sequence(lambda n: f"testbadd-{n}")
    name_sv = factory.Sequence(lambda n: f"Testbädd {n}")
    kind = BedKind.REAL
    state = BedState.PUBLISHED
    summary_sv = "Ett boende med 24 lägenheter."
    contact = "testbadd@kommun.example"
    host = factory.SubFactory(TownFactory)


class BedRequestFactory(DjangoModelFactory):
    class Meta:
        model = models.TestRequest

    testbed = factory.SubFactory(BedFactory)
    offering = factory.SubFactory(OfferingFactory)
    question = "Sover de som bor här bättre?"


class EvaluationFactory(DjangoModelFactory):
    """A proposal with one inventoried need; `needs=[…]` names others, `needs=[]` none."""

    class Meta:
        model = models.Evaluation
        skip_postgeneration_save = True

    class Params:
        reported = factory.Trait(state=EvaluationState.PUBLISHED, published_at=factory.LazyFunction(timezone.now))

    slug = factory.Sequence(lambda n: f"utvardering-{n}")
    title_sv = factory.Sequence(lambda n: f"Utvärdering {n}")
    offering = factory.SubFactory(OfferingFactory)
    version_text = "3.2"
    site = factory.SubFactory(TownFactory)
    may_publish = True

    @factory.post_generation
    def needs(self, create, needs, **kwargs):
        self.needs.set([NeedFactory()] if needs is None else needs)


class RoleFactory(DjangoModelFactory):
    class Meta:
        model = models.EvaluationRole

    evaluation = factory.SubFactory(EvaluationFactory)
    user = factory.SubFactory(UserFactory)
    part = Part.LEAD


class PlanFactory(DjangoModelFactory):
    """A plan with all that it needs but a measure."""

    class Meta:
        model = models.EvaluationPlan

    evaluation = factory.SubFactory(EvaluationFactory)
    question = "Går nattens tillsyn fortare?"
    participants_planned = 8
    units = "Avdelning A\nAvdelning B"
    stop_rules = "Allvarlig avvikelse."
    seed = 20261122


class MeasureFactory(DjangoModelFactory):
    """The primary measure of a plan: minutes, where a change of five is worth something."""

    class Meta:
        model = models.Measure

    plan = factory.SubFactory(PlanFactory)
    number = factory.Sequence(lambda n: n + 1)
    name = "Tid per pass"
    kind = MeasureKind.NUMBER
    unit = "minuter"
    is_primary = True
    worthwhile = Decimal(5)


class DeviationFactory(DjangoModelFactory):
    """Something done otherwise than the plan says."""

    class Meta:
        model = models.Deviation

    evaluation = factory.SubFactory(EvaluationFactory)
    what = "Sju deltagare i stället för åtta."
    why = "En slutade."


class ParticipantCodeFactory(DjangoModelFactory):
    class Meta:
        model = models.Participant

    evaluation = factory.SubFactory(EvaluationFactory)
    code = factory.Sequence(lambda n: f"K{n:03}")
    unit = "Avdelning A"


class ObservationFactory(DjangoModelFactory):
    class Meta:
        model = models.Observation

    measure = factory.SubFactory(MeasureFactory)
    participant = factory.SubFactory(
        ParticipantCodeFactory, evaluation=factory.SelfAttribute("..measure.plan.evaluation")
    )
    phase = Phase.BASELINE
    on = date(2026, 3, 2)
    value = Decimal(40)


class IncidentFactory(DjangoModelFactory):
    class Meta:
        model = models.Incident

    evaluation = factory.SubFactory(EvaluationFactory)
    happened_on = date(2026, 4, 7)
    severity = Severity.MINOR
    description = "Kameran startade om under natten."


class QuestionnaireFactory(DjangoModelFactory):
    class Meta:
        model = models.Questionnaire

    evaluation = factory.SubFactory(EvaluationFactory)
    instrument = Instrument.SUS
    phase = Phase.TEST


class VerdictFactory(DjangoModelFactory):
    class Meta:
        model = models.Verdict

    evaluation = factory.SubFactory(EvaluationFactory)
    proposed = Outcome.RECOMMENDED
    outcome = Outcome.RECOMMENDED
    certainty = "medium"


class AdoptionFactory(DjangoModelFactory):
    class Meta:
        model = models.AdoptionDecision

    evaluation = factory.SubFactory(EvaluationFactory, reported=True)
    actor = factory.SubFactory(TownFactory)
    decision = Decision.ADOPT
    decided_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1))
    reason = "Natten blev lugnare."


class ExternalResultFactory(DjangoModelFactory):
    class Meta:
        model = models.ExternalResult

    slug = factory.Sequence(lambda n: f"resultat-{n}")
    title_sv = factory.Sequence(lambda n: f"Nattkamera i kommun {n}")
    technology = "digital nattillsyn"
    organisation = "En annan kommun"
    source = "https://example.org/rapport"
    import_key = factory.Sequence(lambda n: f"X{n}")
