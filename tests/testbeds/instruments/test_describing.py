"""Readiness that two agree on, complexity in seven domains, and costs that stand apart from what they spare."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from arena.shared.errors import Refused
from testbeds.evaluation_states import Complexity, CostKind, EvaluationState, Moment, Nasss
from testbeds.instruments import complexity, costs, readiness
from testbeds.models import ComplexityRating, CostItem, Readiness
from tests.factories import UserFactory
from tests.factories.evaluations import EvaluationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluation():
    return EvaluationFactory(state=EvaluationState.TEST)


@pytest.fixture
def stated(evaluation):
    return readiness.state(evaluation, Moment.BEFORE, level=6, evidence="Ett år i drift.", by=UserFactory())


def has_changed(evaluation):
    evaluation.refresh_from_db()
    return evaluation.data_changed_at is not None


def test_readiness_is_agreed_on_by_another_and_only_the_level_is_a_new_figure(evaluation, stated):
    other = UserFactory()
    evaluation.refresh_from_db()
    changed_at = evaluation.data_changed_at

    readiness.agree(evaluation, Moment.BEFORE, level=6, by=other)

    stated.refresh_from_db()
    evaluation.refresh_from_db()
    assert (stated.agreed_by, evaluation.data_changed_at) == (other, changed_at)
    assert changed_at is not None


def test_readiness_is_not_agreed_on_by_who_said_it(evaluation, stated):
    with pytest.raises(Refused, match="Någon annan måste instämma"):
        readiness.agree(evaluation, Moment.BEFORE, level=6, by=stated.by)
    with pytest.raises(IntegrityError, match="readiness_agreed_by_another"):
        Readiness.objects.update(agreed_by=stated.by, agreed_at=timezone.now())


def test_readiness_that_was_changed_is_agreed_on_anew(evaluation, stated):
    readiness.agree(evaluation, Moment.BEFORE, level=6, by=UserFactory())

    readiness.state(evaluation, Moment.BEFORE, level=7, evidence="Två år.", by=stated.by)

    assert evaluation.readiness.get().agreed_at is None
    with pytest.raises(Refused, match="har ändrats"):
        readiness.agree(evaluation, Moment.BEFORE, level=6, by=UserFactory())


def test_readiness_after_is_judged_once_the_test_has_begun():
    early = EvaluationFactory(state=EvaluationState.BASELINE)

    with pytest.raises(Refused, match="när testet har börjat"):
        readiness.state(early, Moment.AFTER, level=7, evidence="Ja.", by=UserFactory())


@pytest.mark.parametrize(
    ("facts", "broken"),
    [({"level": 10}, "readiness_is_1_to_9"), ({"level": 5}, "readiness_once_per_moment")],
)
def test_database_holds_one_level_from_1_to_9_for_each_moment(evaluation, stated, facts, broken):
    moment = Moment.BEFORE if broken.endswith("moment") else Moment.AFTER

    with pytest.raises(IntegrityError, match=broken):
        evaluation.readiness.create(moment=moment, evidence="Ja.", **facts)


def test_complexity_is_what_was_said_last_and_many_complex_speak_for_a_smaller_step(evaluation):
    complexity.rate(evaluation, dict.fromkeys(Nasss, (Complexity.COMPLEX, "Nytt.")))
    complexity.rate(evaluation, dict.fromkeys([*Nasss][:3], (Complexity.COMPLEX, "Nytt.")))

    rows = list(evaluation.complexity.all())

    assert (len(rows), has_changed(evaluation)) == (3, True)
    assert complexity.wants_smaller_step(rows)
    assert not complexity.wants_smaller_step(rows[:2])
    with pytest.raises(IntegrityError, match="complexityrating_once"), transaction.atomic():
        ComplexityRating.objects.create(evaluation=evaluation, domain=rows[0].domain, level=Complexity.SIMPLE)


def test_costs_are_added_up_and_what_they_spare_stands_apart(evaluation):
    costs.keep(evaluation, {CostKind.NETWORK: (Decimal(99), "")})
    costs.keep(
        evaluation,
        {
            CostKind.SUPPORT: (Decimal("20.50"), "Två timmar i månaden."),
            CostKind.LICENCE: (Decimal(129), ""),
            CostKind.AVOIDED: (Decimal(400), "En tjänst tillsätts inte."),
        },
    )

    total = costs.total(evaluation)

    assert [item.kind for item in total.items] == [CostKind.LICENCE, CostKind.SUPPORT]
    assert (total.total, total.avoided, has_changed(evaluation)) == (Decimal("149.50"), Decimal(400), True)


def test_costs_of_nothing_are_not_said_to_be_zero(evaluation):
    assert costs.total(evaluation) == ([], None, None)


@pytest.mark.parametrize(("amount", "broken"), [(-1, "costitem_is_not_below_zero"), (1, "costitem_one_per_kind")])
def test_database_holds_one_amount_of_a_kind_and_none_below_zero(evaluation, amount, broken):
    costs.keep(evaluation, {CostKind.LICENCE: (Decimal(1), "")})
    kind = CostKind.LICENCE if broken.endswith("kind") else CostKind.NETWORK

    with pytest.raises(IntegrityError, match=broken):
        CostItem.objects.create(evaluation=evaluation, kind=kind, amount=amount)
