"""Two organisations turn out to be one: testbeds, evaluations and decisions go along, and nothing is decided twice."""

import pytest

from tests.actors.merges import merge
from tests.factories import AdoptionFactory, BedFactory, EvaluationFactory
from tests.factories.needs import TownFactory

pytestmark = pytest.mark.django_db


def test_testbeds_evaluations_and_decisions_go_along_with_the_merged_organisation():
    merged, into = TownFactory(), TownFactory()
    bed, evaluation = BedFactory(host=merged), EvaluationFactory(site=merged)
    decision = AdoptionFactory(actor=merged)

    merge(merged, into)

    for row in (bed, evaluation, decision):
        row.refresh_from_db()
    assert (bed.host, evaluation.site, decision.actor) == (into, into, into)


def test_decision_of_one_stays_where_the_other_has_decided_too():
    merged, into = TownFactory(), TownFactory()
    decision = AdoptionFactory(actor=merged)
    AdoptionFactory(actor=into, evaluation=decision.evaluation)

    done = merge(merged, into)

    decision.refresh_from_db()
    assert decision.actor == merged
    assert done.stayed["testbeds.AdoptionDecision.actor"] == [str(decision.pk)]
