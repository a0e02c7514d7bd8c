"""Writing a plan: kept at every save, one measure primary, and no signature of what nobody signed."""

import pytest
from django.urls import reverse

from testbeds.evaluation_states import Design, EvaluationState, MeasureKind, Part
from testbeds.forms.planning import MeasureForm, PlanForm
from testbeds.models import EvaluationPlan
from testbeds.planning import writing
from testbeds.planning.advising import advice, smallest_p
from testbeds.planning.defaults import STATISTICS, blank_plan
from testbeds.planning.suggesting import SUGGESTIONS, begin_from
from tests.factories import EvaluationFactory, MeasureFactory, RoleFactory
from tests.testbeds.planning.situations import ready, sign_as, who

pytestmark = pytest.mark.django_db


def as_sent(form):
    """What a browser sends of a form that nobody has touched."""
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items() if value is not False}


@pytest.fixture
def planning(client):
    evaluation = EvaluationFactory(state=EvaluationState.PLANNING)
    client.force_login(RoleFactory(evaluation=evaluation, part=Part.SITE_LEAD).user)
    return evaluation


def test_first_save_keeps_every_proposal(client, planning):
    form = PlanForm(instance=blank_plan(planning))

    client.post(reverse("evaluations:plan_edit", args=[planning.slug]), as_sent(form))

    plan = EvaluationPlan.objects.get()
    assert (plan.evaluation, plan.statistics) == (planning, STATISTICS[Design.PAIRED])
    assert "" not in [plan.inclusion, plan.thresholds, plan.stop_rules, plan.risks, plan.data_protection, plan.ethics]


def test_half_written_plan_is_kept(client, planning):
    sent = as_sent(PlanForm(instance=blank_plan(planning))) | {"question": "", "risks": "", "participants_planned": ""}

    client.post(reverse("evaluations:plan_edit", args=[planning.slug]), sent)

    assert EvaluationPlan.objects.get().risks == ""


@pytest.mark.parametrize("design", Design)
def test_every_proposal_fits_in_its_field(design):
    plan = blank_plan(EvaluationFactory())
    plan.statistics = STATISTICS[design]

    plan.clean_fields()


@pytest.mark.parametrize("own", ["", "Vi räknar själva."])
def test_words_on_statistics_follow_the_design_unless_they_are_own(own):
    plan = ready().plan
    sent = as_sent(PlanForm(instance=plan)) | {"design": Design.SINGLE}
    sent["statistics"] = own or sent["statistics"]

    form = PlanForm(sent, instance=plan)

    assert form.is_valid()
    assert form.cleaned_data["statistics"] == (own or STATISTICS[Design.SINGLE])


def test_personal_number_in_a_plan_is_refused():
    plan = ready().plan
    sent = as_sent(PlanForm(instance=plan)) | {"inclusion": "19811218-9876 är med"}

    form = PlanForm(sent, instance=plan)

    assert list(form.errors) == ["inclusion"]


CHANGES = {
    "plan": lambda evaluation, by: writing.save(_valid(PlanForm, evaluation.plan, question="Går det lugnare?"), by=by),
    "measure": lambda evaluation, by: writing.save_measure(
        _valid(MeasureForm, evaluation.plan.measures.get(), worthwhile="4"), by=by
    ),
    "measure away": lambda evaluation, by: writing.remove_measure(evaluation.plan.measures.get(), by=by),
}


def _valid(form_class, row, **changes):
    form = form_class(as_sent(form_class(instance=row)) | changes, instance=row)
    assert form.is_valid(), form.errors
    return form


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_takes_the_first_signature_back(change):
    evaluation = ready()
    sign_as(evaluation, Part.LEAD)

    CHANGES[change](evaluation, who(evaluation, Part.SITE_LEAD))

    assert evaluation.plan.signatures.count() == 0
    assert evaluation.steps.first().act == writing.CHANGED


def test_first_measure_is_primary_and_another_takes_it_over(client, planning):
    add = reverse("evaluations:measure_add", args=[planning.slug]) + "?from=time"
    sent = as_sent(MeasureForm(instance=begin_from("time", blank_plan(planning))))

    client.post(add, sent)
    client.post(add, sent | {"name": "Besök"})
    client.post(add, sent | {"name": "Larm", "is_primary": "on"})

    measures = EvaluationPlan.objects.get().measures
    found = list(measures.order_by("number").values_list("number", "name", "is_primary"))
    assert found == [(1, "Tid per pass", False), (2, "Besök", False), (3, "Larm", True)]


def test_primary_measure_is_not_given_up_without_another():
    measure = ready().plan.measures.get()
    sent = as_sent(MeasureForm(instance=measure))
    del sent["is_primary"]

    form = MeasureForm(sent, instance=measure)

    assert list(form.errors) == ["is_primary"]


@pytest.mark.parametrize(("kind", "worthwhile"), [(MeasureKind.NUMBER, "0"), (MeasureKind.YES_NO, "101")])
def test_worthwhile_change_is_above_zero_and_within_its_scale(kind, worthwhile):
    measure = MeasureFactory(plan=ready().plan, number=2, is_primary=False)
    sent = as_sent(MeasureForm(instance=measure)) | {"kind": kind, "worthwhile": worthwhile}

    form = MeasureForm(sent, instance=measure)

    assert {name: len(told) for name, told in form.errors.items()} == {"worthwhile": 1}


@pytest.mark.parametrize("name", SUGGESTIONS)
def test_suggested_measure_can_be_kept_as_it_is(name):
    plan = ready().plan

    _valid(MeasureForm, begin_from(name, plan))


def test_smallest_possible_p_is_as_calculated():
    """Evaluation 5.5, rule 4."""
    assert [round(smallest_p(pairs), 4) for pairs in (5, 6, 8)] == [0.0625, 0.0312, 0.0078]


@pytest.mark.parametrize(("pairs", "told"), [(5, "inget test"), (8, "0,0078"), (20, "mindre än 0,0001")])
def test_advice_tells_what_so_many_pairs_can_show(pairs, told):
    plan = ready().plan
    plan.participants_planned = pairs

    assert told in " ".join(advice(plan))
