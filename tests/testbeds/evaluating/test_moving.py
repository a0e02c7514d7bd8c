"""What each move of an evaluation waits for, and what it does to needs and to the match."""

import pytest

from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds.evaluating import checklist, lacking, moving, needs
from testbeds.evaluation_states import Answered, Design, EvaluationState, Part, Phase
from testbeds.models import Evaluation, Need
from testbeds.states import MatchState, NeedState
from tests.factories import (
    AdoptionFactory,
    EvaluationFactory,
    MatchFactory,
    MeasureFactory,
    NeedFactory,
    ObservationFactory,
    ParticipantCodeFactory,
    PlanFactory,
    RoleFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return UserFactory(staff=True)


def led(**facts):
    """An evaluation with its two leads."""
    evaluation = EvaluationFactory(**facts)
    lead = RoleFactory(evaluation=evaluation, part=Part.LEAD).user
    RoleFactory(evaluation=evaluation, part=Part.SITE_LEAD)
    return evaluation, lead


@pytest.mark.parametrize("kind", ["none", "documented", "submitted"])
def test_proposal_without_an_inventoried_need_stays_a_proposal(staff, kind):
    evaluation, _lead = led(needs=[] if kind == "none" else [NeedFactory(**{kind: True})])

    for move in (moving.start_planning, moving.drop):
        with pytest.raises(Refused, match="ägaren har bekräftat"):
            move(evaluation, by=staff, reason="Försök.")

    assert Evaluation.objects.get().state == EvaluationState.PROPOSAL


def test_proposal_with_a_confirmed_need_is_planned_and_its_leads_are_told(staff):
    evaluation, _lead = led()

    evaluation = moving.start_planning(evaluation, by=staff)

    assert evaluation.state == EvaluationState.PLANNING
    assert [letter.kind for letter in OutboundLetter.objects.all()] == ["evaluation_your_turn"] * 2


def test_proposal_says_all_that_it_lacks():
    evaluation = EvaluationFactory(needs=[], version_text="")

    assert len(lacking.for_planning(evaluation)) == 3


def test_proposal_that_is_removed_leaves_nothing(staff):
    evaluation, _lead = led(needs=[])

    moving.discard(evaluation, by=staff)

    assert not Evaluation.objects.exists()


def test_baseline_does_not_begin_while_something_is_to_be_found_out():
    evaluation, lead = led(state=EvaluationState.PLAN_FROZEN, checklist={"harm": [Answered.UNKNOWN, "MAS frågar."]})
    evaluation.roles.update(part=Part.SUPPLIER)
    RoleFactory(evaluation=evaluation, part=Part.LEAD, user=lead)

    missing = lacking.for_baseline(evaluation)

    assert len(missing) == 2
    with pytest.raises(Refused):
        moving.begin_baseline(evaluation, by=lead)


def _measured(evaluation, **facts):
    """A plan for two units where unit A has a baseline, and B only an excluded value."""
    plan = PlanFactory(evaluation=evaluation, **facts)
    measure = MeasureFactory(plan=plan)
    codes = [ParticipantCodeFactory(evaluation=evaluation, unit=f"Avdelning {unit}") for unit in "AB"]
    ObservationFactory(measure=measure, participant=codes[0], phase=Phase.BASELINE)
    ObservationFactory(measure=measure, participant=codes[1], phase=Phase.BASELINE, excluded_because="Fel klocka.")
    ObservationFactory(measure=measure, participant=codes[1], phase=Phase.TEST)
    return measure, codes[1]


@pytest.mark.parametrize("design", Design.with_baseline())
def test_test_does_not_begin_while_a_unit_lacks_its_baseline(design):
    evaluation, lead = led(state=EvaluationState.BASELINE)
    measure, code = _measured(evaluation, design=design)

    with pytest.raises(Refused, match="saknar värden från: Avdelning B"):
        moving.begin_test(evaluation, by=lead)
    ObservationFactory(measure=measure, participant=code, phase=Phase.BASELINE)

    assert moving.begin_test(evaluation, by=lead).state == EvaluationState.TEST


def test_test_begins_without_baseline_where_the_design_has_none():
    evaluation, lead = led(state=EvaluationState.BASELINE)
    _measured(evaluation, design=Design.SINGLE)

    assert moving.begin_test(evaluation, by=lead).state == EvaluationState.TEST


def test_stopped_baseline_goes_on_as_a_test_only_with_its_values():
    evaluation, lead = led(state=EvaluationState.BASELINE)
    _measured(evaluation)

    moving.stop(evaluation, by=lead, reason="Brandlarm.", rule="Allvarlig avvikelse.")

    with pytest.raises(Refused, match="Avdelning B"):
        moving.resume(evaluation, by=lead, reason="Åtgärdat.")


def test_stop_tells_all_others_who_take_part_why():
    evaluation, lead = led(state=EvaluationState.TEST)
    RoleFactory(evaluation=evaluation, part=Part.SUPPLIER)

    moving.stop(evaluation, by=lead, reason="Kameran slocknade.", rule="Allvarlig avvikelse.")

    assert OutboundLetter.objects.filter(kind="evaluation_stopped").count() == 2
    assert evaluation.steps.first().reason == "Allvarlig avvikelse. – Kameran slocknade."


def test_abort_keeps_what_was_learnt_and_gives_needs_and_match_back():
    match = MatchFactory(state=MatchState.TEST_PLANNED)
    evaluation, lead = led(state=EvaluationState.STOPPED, needs=[match.need], match=match)
    needs.hold(evaluation)

    evaluation = moving.abort(evaluation, by=lead, reason="Larmen kom för sent.")

    match.refresh_from_db()
    assert (evaluation.lessons_sv, evaluation.published_at is not None) == ("Larmen kom för sent.", True)
    assert (match.state, Need.objects.get().state) == (MatchState.ENDED, NeedState.PUBLISHED)


@pytest.mark.parametrize(
    ("facts", "before"),
    [
        ({}, NeedState.PUBLISHED),
        ({"confirmed": True}, NeedState.CONFIRMED),
        ({"private": True}, NeedState.CONFIRMED),
        ({"state": NeedState.IN_DIALOGUE}, NeedState.IN_DIALOGUE),
    ],
)
def test_need_is_back_where_it_stood_and_a_private_one_never_shows(facts, before):
    evaluation = EvaluationFactory(state=EvaluationState.PLAN_FROZEN, needs=[NeedFactory(**facts)])
    shown = Need.objects.get().published_at

    needs.hold(evaluation)
    tested = Need.objects.get().state
    needs.release(evaluation)

    assert (tested, Need.objects.get().state) == (NeedState.IN_TEST, before)
    assert Need.objects.get().published_at == shown


def test_need_made_private_while_it_is_tested_does_not_come_into_sight():
    need = NeedFactory()
    evaluation = EvaluationFactory(state=EvaluationState.PLAN_FROZEN, needs=[need])
    needs.hold(evaluation)
    Need.objects.update(visibility="owner", published_at=None)

    needs.release(evaluation)

    assert Need.objects.get().state == NeedState.CONFIRMED


@pytest.mark.parametrize("other", [EvaluationState.TEST, EvaluationState.PUBLISHED])
def test_need_that_another_evaluation_holds_stays_in_test(other):
    evaluation = EvaluationFactory(state=EvaluationState.TEST)
    need = evaluation.needs.get()
    second = EvaluationFactory(state=other, needs=[need], published_at=need.published_at)
    needs.hold(evaluation)

    needs.release(evaluation)
    held = Need.objects.get().state
    AdoptionFactory(evaluation=second, actor=need.owner)
    Evaluation.objects.filter(pk=second.pk).update(state=EvaluationState.PUBLISHED, published_at=need.published_at)
    needs.release(evaluation)

    assert (held, Need.objects.get().state) == (NeedState.IN_TEST, NeedState.PUBLISHED)


def test_report_waits_for_the_figures():
    evaluation, lead = led(state=EvaluationState.ANALYSIS)

    with pytest.raises(Refused, match="inte beräknade"):
        moving.begin_draft(evaluation, by=lead)


def test_checklist_is_unanswered_question_by_question():
    evaluation = EvaluationFactory(checklist={"purpose": [Answered.YES, ""], "data": [Answered.UNKNOWN, "Jurist."]})

    assert len(checklist.unanswered(evaluation)) == len(checklist.QUESTIONS) - 2
    assert [note for _label, note in checklist.to_find_out(evaluation)] == ["Jurist."]
