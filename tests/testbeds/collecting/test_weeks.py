"""The weekly log has one line for each week."""

from datetime import date

import pytest

from testbeds.collecting import weeks
from testbeds.evaluation_states import EvaluationState
from testbeds.forms.collecting import WeekForm
from tests.factories import UserFactory
from tests.testbeds.collecting.situations import collecting

pytestmark = pytest.mark.django_db


def test_week_is_written_again_in_its_place():
    evaluation, _measure, _people = collecting(EvaluationState.TEST)
    for active in (6, 7):
        weeks.log(evaluation, monday=date(2026, 4, 6), active=active, by=UserFactory())

    evaluation.refresh_from_db()
    assert list(evaluation.weeks.values_list("monday", "active")) == [(date(2026, 4, 6), 7)]
    assert evaluation.data_changed_at is not None


def test_weeks_without_a_line_are_named_from_the_beginning_to_the_end():
    evaluation, _measure, _people = collecting(EvaluationState.TEST)
    evaluation.began_on, evaluation.ended_on = date(2026, 4, 1), date(2026, 4, 15)
    evaluation.weeks.create(monday=date(2026, 4, 6))

    assert weeks.missing(evaluation) == [date(2026, 4, 13), date(2026, 3, 30)]


@pytest.mark.parametrize(("said", "is_kept"), [({}, False), ({"active": "0"}, True), ({"note": "Semester."}, True)])
def test_week_of_nothing_is_refused_but_naught_is_something(said, is_kept):
    form = WeekForm({"monday": "2026-04-06", **said})

    assert form.is_valid() == is_kept
    assert ("active" in form.errors) != is_kept
