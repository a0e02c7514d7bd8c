"""Letters reach those with a part in an evaluation, say what is theirs to do, and nothing of a need."""

import pytest
from django.urls import reverse

from arena import outbox
from testbeds.evaluating import moving
from testbeds.evaluation_states import EvaluationState, Part
from testbeds.letters.evaluations import Appointed, GoesOn, Stopped, YourTurn, those_with
from testbeds.models import EvaluationRole
from tests.factories import EvaluationFactory, NeedFactory, RoleFactory, UserFactory

pytestmark = pytest.mark.django_db

SECRET = "Fallen på Ekbacken"


@pytest.fixture
def role():
    evaluation = EvaluationFactory(state=EvaluationState.TEST, needs=[NeedFactory(private=True, title_sv=SECRET)])
    return RoleFactory(evaluation=evaluation, part=Part.LEAD)


def test_people_are_reached_through_the_roles_they_have_now(role):
    RoleFactory(evaluation=role.evaluation, part=Part.ASSESSOR, user=role.user)
    RoleFactory(evaluation=role.evaluation, part=Part.SUPPLIER, until=role.since)
    RoleFactory(evaluation=role.evaluation, part=Part.REVIEWER, user__is_active=False)

    assert those_with(role.evaluation) == [role.user]
    assert those_with(role.evaluation, Part.SUPPLIER, Part.REVIEWER) == []


@pytest.mark.parametrize("letter", [YourTurn, Stopped, GoesOn])
def test_letter_leads_to_what_is_to_be_done_and_says_nothing_of_the_need(role, letter):
    step = role.evaluation.step_to(EvaluationState.STOPPED, by=None, reason="Kameran slocknade.")

    subject, text = outbox.preview(letter(step, role.user), "sv")

    assert role.evaluation.title_sv in subject
    assert reverse("evaluations:work", args=[role.evaluation.slug]) in text
    assert SECRET not in subject + text


def test_letter_to_the_appointed_asks_for_ties_except_of_the_supplier(role):
    contact = RoleFactory(evaluation=role.evaluation, part=Part.SUPPLIER)

    texts = [outbox.preview(Appointed(one, one.user), "sv")[1] for one in (role, contact)]

    assert ["koppling" in text for text in texts] == [True, False]


def test_letter_is_no_longer_true_when_the_role_has_ended_or_the_evaluation_has_moved(role):
    lead = role.user
    evaluation = moving.stop(role.evaluation, by=UserFactory(staff=True), reason="Brandlarm.")
    letter = Stopped(evaluation.steps.first(), lead)

    told = [letter.is_still_true()]
    evaluation = moving.begin_analysis(evaluation, by=lead)
    told.append(Stopped(evaluation.steps.last(), lead).is_still_true())
    EvaluationRole.objects.update(until=role.since)
    told.append(Appointed(EvaluationRole.objects.get(), lead).is_still_true())

    assert told == [True, False, False]
