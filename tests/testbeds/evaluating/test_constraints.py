"""The database refuses an evaluation, and a role, that breaks its rules."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from testbeds.evaluation_states import EvaluationState, Part
from tests.factories import EvaluationFactory, RoleFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("evaluation_ends_after_it_begins", {"planned_from": date(2027, 3, 2), "planned_until": date(2027, 3, 1)}),
        ("evaluation_reported_says_when", {"state": EvaluationState.PUBLISHED}),
        ("evaluation_aborted_says_what_was_learnt", {"state": EvaluationState.ABORTED, "published_at": timezone.now()}),
    ],
)
def test_evaluation_that_breaks_a_rule_is_refused(constraint, facts):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        EvaluationFactory(**facts)


def test_role_is_held_once_by_a_person():
    role = RoleFactory(part=Part.ASSESSOR)

    with pytest.raises(IntegrityError, match="evaluationrole_held_once"), transaction.atomic():
        RoleFactory(evaluation=role.evaluation, user=role.user, part=Part.ASSESSOR)


@pytest.mark.parametrize("part", [Part.LEAD, Part.SITE_LEAD, Part.REVIEWER])
def test_lead_site_lead_and_reviewer_are_one_each(part):
    role = RoleFactory(part=part)

    with pytest.raises(IntegrityError, match="evaluationrole_one_lead_site_lead_and_reviewer"), transaction.atomic():
        RoleFactory(evaluation=role.evaluation, part=part)
