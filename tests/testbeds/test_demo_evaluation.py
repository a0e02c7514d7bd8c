"""The example evaluations: marked as examples, whole, and as if people had done them over months."""

import pytest
from django.core.management import call_command

from actors.demo import make_accounts
from testbeds.demo import make_examples as make_needs
from testbeds.demo_evaluation import make_examples
from testbeds.evaluation_states import EvaluationState, Outcome
from testbeds.models import Evaluation, Testbed
from testbeds.planning.verifying import verify
from testbeds.reporting.reading import report_of
from testbeds.reporting.verifying import altered

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluations():
    call_command("load_vocabularies", verbosity=0)
    make_accounts()
    make_needs()
    return make_examples()


def test_examples_are_marked_and_made_once(evaluations):
    again = make_examples()

    assert (evaluations, again) == (2, 0)
    assert set(Evaluation.objects.values_list("is_example", "state")) == {
        (True, EvaluationState.PUBLISHED),
        (True, EvaluationState.TEST),
    }
    assert [testbed.is_example for testbed in Testbed.objects.all()] == [True]


def test_example_report_tells_the_figures_of_the_method(evaluations):
    evaluation = Evaluation.objects.get(state=EvaluationState.PUBLISHED)

    report = report_of(evaluation.versions.get())

    primary = report.results["measures"][0]["paired"]
    assert (primary["median"], primary["hodges_lehmann"], primary["p"]) == (-8.5, -7.25, 0.007812)
    assert report.content["verdict"]["outcome"] == Outcome.CONDITIONAL
    assert report.reply["text"].startswith("Exempel:")


def test_plans_and_report_of_the_examples_stand_as_they_were_signed(evaluations):
    found = Evaluation.objects.select_related("plan")

    assert [verify(evaluation.plan) for evaluation in found] == [[], []]
    assert not altered(list(found.get(state=EvaluationState.PUBLISHED).versions.all()))
