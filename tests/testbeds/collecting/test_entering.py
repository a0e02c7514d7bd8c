"""Values one at a time, while their phase is on."""

from datetime import date
from decimal import Decimal

import pytest

from arena.shared.errors import Refused
from testbeds.collecting import entering
from testbeds.evaluation_states import EvaluationState, Phase, ValueSource
from tests.factories import UserFactory
from tests.testbeds.collecting.situations import collecting

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def enter(measure, participant, phase=Phase.BASELINE, by=None, **facts):
    return entering.enter(measure, participant, phase=phase, on=DAY, value=Decimal("42.5"), by=by, **facts)


@pytest.mark.parametrize(
    ("state", "comes_in"),
    [
        (EvaluationState.PLAN_FROZEN, []),
        (EvaluationState.BASELINE, [Phase.BASELINE]),
        (EvaluationState.TEST, [Phase.TEST, Phase.FOLLOW_UP]),
        (EvaluationState.STOPPED, []),
        (EvaluationState.ANALYSIS, []),
    ],
)
def test_enter_takes_the_phase_that_is_on(state, comes_in):
    evaluation, measure, people = collecting(state)

    taken = []
    for phase in Phase:
        try:
            taken.append(enter(measure, people["K001"], phase).phase)
        except Refused:
            continue

    assert (taken, entering.phases_now(evaluation)) == (comes_in, comes_in)


def test_enter_begins_the_participant_and_makes_figures_stale():
    evaluation, measure, people = collecting()

    enter(measure, people["K001"])

    evaluation.refresh_from_db()
    people["K001"].refresh_from_db()
    assert (people["K001"].began_on, evaluation.data_changed_at is not None) == (DAY, True)


def test_undo_takes_back_only_ones_own_last_value():
    _evaluation, measure, people = collecting()
    me, other = UserFactory(), UserFactory()
    first, last, foreign = (enter(measure, people["K001"], by=by) for by in (me, me, other))

    for wrong in (first, foreign):
        with pytest.raises(Refused):
            entering.undo(wrong, by=me)
    entering.undo(last, by=me)

    assert list(measure.observations.order_by("pk")) == [first, foreign]


def test_undo_leaves_what_came_by_file():
    evaluation, measure, people = collecting()
    me = UserFactory()
    enter(measure, people["K001"], by=me, source=ValueSource.FILE)

    assert entering.last_of(evaluation, me) is None


def test_exclude_keeps_the_value_with_its_reason_also_during_analysis():
    evaluation, measure, people = collecting()
    value = enter(measure, people["K001"])
    type(evaluation).objects.update(state=EvaluationState.ANALYSIS)

    entering.exclude(value, because="Klockan stannade.")

    value.refresh_from_db()
    assert (value.value, value.excluded_because) == (Decimal("42.5"), "Klockan stannade.")
    type(evaluation).objects.update(state=EvaluationState.DRAFTING)
    with pytest.raises(Refused):
        entering.count_again(value)
