"""What a settled plan says stands: the database refuses every way of changing it, whoever asks."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from arena.shared.errors import Refused
from testbeds.evaluation_states import EvaluationState, Part
from testbeds.models import EvaluationPlan, Measure, PlanSignature
from testbeds.planning import deviating, writing
from tests.factories import DeviationFactory, MeasureFactory, PlanFactory, UserFactory
from tests.testbeds.planning.situations import as_portal, ready, settled, sign_as, who

pytestmark = pytest.mark.django_db

REFUSED = [
    ("DELETE FROM testbeds_evaluationplan", "evaluationplan_stays_once_frozen"),
    ("UPDATE testbeds_evaluationplan SET frozen_at = NULL, document = NULL, checksum = ''", "stays_once_frozen"),
    ("UPDATE testbeds_measure SET worthwhile = 1", "evaluationplan_stays_once_frozen"),
    ("DELETE FROM testbeds_measure", "evaluationplan_stays_once_frozen"),
    ("UPDATE testbeds_plansignature SET at = now()", "evaluationplan_stays_once_frozen"),
    ("UPDATE testbeds_plansignature SET user_id = NULL", "evaluationplan_stays_once_frozen"),
    ("DELETE FROM testbeds_plansignature", "evaluationplan_stays_once_frozen"),
    ("UPDATE testbeds_deviation SET what = 'Inget'", "deviation_only_added"),
    ("UPDATE testbeds_deviation SET by_id = NULL", "deviation_only_added"),
    ("DELETE FROM testbeds_deviation", "deviation_only_added"),
    ("UPDATE testbeds_evaluation SET state = 'planning'", "evaluation_moves_as_its_table_says"),
    ("UPDATE testbeds_evaluation SET state = 'proposal'", "evaluation_moves_as_its_table_says"),
]


def of_every_column():
    columns = [field.column for field in EvaluationPlan._meta.concrete_fields]
    same = [" ".join(["UPDATE testbeds_evaluationplan SET", name, "=", name]) for name in columns]
    return [(statement, "evaluationplan_stays_once_frozen") for statement in same]


def test_database_refuses_the_portal_every_change_of_a_settled_plan():
    DeviationFactory(evaluation=settled(), is_major=True)

    for statement, constraint in [*REFUSED, *of_every_column()]:
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            as_portal(statement)


def test_database_refuses_a_measure_or_a_signature_more():
    plan, other = settled().plan, PlanFactory()

    for statement in ("UPDATE testbeds_measure SET plan_id = %s WHERE id = %s",):
        with pytest.raises(IntegrityError, match="stays_once_frozen"), transaction.atomic():
            as_portal(statement, plan.pk, MeasureFactory(plan=other).pk)
    with pytest.raises(IntegrityError, match="stays_once_frozen"), transaction.atomic():
        Measure.objects.create(plan=plan, number=9, name="Ett till")
    with pytest.raises(IntegrityError, match="stays_once_frozen"), transaction.atomic():
        PlanSignature.objects.create(plan=plan, part=Part.LEAD, user=UserFactory())


def test_plan_is_frozen_with_its_checksum_and_no_other():
    plan = PlanFactory()

    for facts in ({"checksum": "a" * 64}, {"document": b"x"}, {"document": b"x", "checksum": "a" * 64}):
        with pytest.raises(IntegrityError, match="evaluationplan_frozen_with_its_checksum"), transaction.atomic():
            EvaluationPlan.objects.filter(pk=plan.pk).update(frozen_at="2026-11-22T10:00Z", **facts)


BROKEN = {
    "evaluationplan_completeness_is_1_to_100": lambda plan: EvaluationPlan.objects.update(completeness=101),
    "measure_one_primary_per_plan": lambda plan: MeasureFactory(plan=plan, number=7),
    "measure_one_per_number": lambda plan: MeasureFactory(plan=plan, number=1, is_primary=False),
    "measure_worthwhile_is_above_zero": lambda plan: plan.measures.update(worthwhile=0),
    "measure_domain_is_1_to_7": lambda plan: plan.measures.update(domain=8),
    "plansignature_one_per_part": lambda plan: _sign_twice(plan, UserFactory(), Part.LEAD),
    "plansignature_by_two_persons": lambda plan: _sign_twice(plan, None, Part.SITE_LEAD),
    "plansignature_by_lead_or_site_lead": lambda plan: plan.signatures.create(part="supplier", user=UserFactory()),
}


def _sign_twice(plan, other, part):
    first = UserFactory()
    plan.signatures.create(part=Part.LEAD, user=first)
    plan.signatures.create(part=part, user=other or first)


@pytest.mark.parametrize("constraint", BROKEN)
def test_database_holds_what_a_plan_must_be(constraint):
    plan = ready().plan

    with pytest.raises(IntegrityError, match=constraint):
        BROKEN[constraint](plan)


def test_forms_and_acts_refuse_to_change_a_settled_plan(client):
    evaluation = settled()
    lead, measure = who(evaluation, Part.LEAD), evaluation.plan.measures.get()
    client.force_login(lead)

    pages = [("plan_edit", []), ("measure_add", []), ("measure_edit", [1]), ("measure_remove", [1]), ("plan_sign", [])]
    answers = [client.post(reverse(f"evaluations:{name}", args=[evaluation.slug, *args])) for name, args in pages]

    assert [answer.status_code for answer in answers] == [403] * len(pages)
    with pytest.raises(PermissionDenied):
        writing.remove_measure(measure, by=lead)


@pytest.mark.parametrize("state", EvaluationState.under_way())
def test_deviation_is_added_with_its_day_from_the_settled_plan_until_the_report(client, state):
    """Statement 19, its first half."""
    evaluation = settled()
    type(evaluation).objects.filter(pk=evaluation.pk).update(state=state)
    client.force_login(who(evaluation, Part.LEAD))

    client.post(
        reverse("evaluations:deviations", args=[evaluation.slug]), {"what": "Sju deltog.", "why": "En slutade."}
    )

    noted = evaluation.deviations.get()
    page = client.get(reverse("evaluations:plan", args=[evaluation.slug])).content.decode()
    assert (noted.what, noted.why, noted.by) == ("Sju deltog.", "En slutade.", who(evaluation, Part.LEAD))
    assert "Sju deltog." in page


@pytest.mark.parametrize("state", [EvaluationState.PLANNING, EvaluationState.PUBLISHED])
def test_deviation_is_not_added_before_the_plan_is_settled_or_after_the_report(state):
    evaluation = ready()
    facts = {"published_at": "2026-11-22T10:00Z"} if state == EvaluationState.PUBLISHED else {}
    type(evaluation).objects.filter(pk=evaluation.pk).update(state=state, **facts)

    with pytest.raises(Refused, match="Inget kan läggas till"):
        deviating.add(evaluation, by=who(evaluation, Part.LEAD), what="A", why="B", is_major=False)


def test_plan_is_not_settled_by_sql_of_the_portal_without_two_signatures():
    evaluation = ready()
    sign_as(evaluation, Part.LEAD)

    with pytest.raises(IntegrityError, match="evaluationplan_frozen_by_two"), transaction.atomic():
        as_portal(
            "UPDATE testbeds_evaluationplan"
            " SET frozen_at = now(), document = 'x', checksum = encode(sha256('x'), 'hex')"
        )


def test_portal_settles_a_plan_that_two_sign():
    evaluation = ready()

    as_portal("SELECT 1")
    for part in (Part.LEAD, Part.SITE_LEAD):
        sign_as(evaluation, part)

    assert type(evaluation).objects.get(pk=evaluation.pk).plan.is_frozen
