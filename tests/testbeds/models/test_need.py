"""The rules of a need, its sharings, its assignments and its steps, each broken once."""

import pytest
from django.db import IntegrityError, transaction

from testbeds.models import NeedAssignment, NeedSharing, Step
from testbeds.states import NeedOrigin, NeedState, Visibility
from tests.factories import UserFactory
from tests.factories.needs import NeedFactory, RoundFactory, SharingFactory

pytestmark = pytest.mark.django_db

DOCUMENTED = {"origin": NeedOrigin.DOCUMENTED, "confirmed_at": None}
BROKEN = [
    ("need_has_owner_or_source", {"owner": None}),
    ("need_has_owner_or_source", {**DOCUMENTED, "source": "https://kalla.example/"}),  # it has an owner too
    ("need_has_owner_or_source", {**DOCUMENTED, "owner": None}),
    ("need_is_told_once_sent_in", {"submitted": True, "title_sv": ""}),
    ("need_is_told_once_sent_in", {"submitted": True, "problem_sv": ""}),
    ("need_is_confirmed_before_more", {"confirmed_at": None}),
    ("need_private_is_not_published", {"visibility": Visibility.OWNER}),
    ("need_published_says_when", {"published_at": None}),
    ("need_is_not_published_while_written", {"state": NeedState.DRAFT}),
    ("need_remembers_where_it_stood", {"state": NeedState.DORMANT}),
    ("need_met_says_by_what", {"state": NeedState.SOLVED}),
    ("need_trl_is_1_to_9", {"required_trl": 10}),
    ("need_grades_are_1_to_5", {"urgency": 6}),
    ("need_grades_are_1_to_5", {"benefit": 0}),
]


@pytest.mark.parametrize(("rule", "facts"), BROKEN)
def test_need_that_breaks_a_rule_is_refused(rule, facts):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        NeedFactory(**facts)


def test_sharing_twice_by_one_organisation_is_refused():
    """needsharing_once_per_actor"""
    sharing = SharingFactory()

    with pytest.raises(IntegrityError, match="needsharing_once_per_actor"), transaction.atomic():
        NeedSharing.objects.create(need=sharing.need, actor=sharing.actor)


def test_sharing_by_the_owner_is_refused():
    """needsharing_not_by_owner"""
    need = NeedFactory()

    with pytest.raises(IntegrityError, match="needsharing_not_by_owner"), transaction.atomic():
        NeedSharing.objects.create(need=need, actor=need.owner)


def test_assignment_twice_of_one_person_is_refused():
    """needassignment_once_per_person"""
    need, person = NeedFactory(), UserFactory(staff=True)
    need.assignments.create(user=person)

    with pytest.raises(IntegrityError, match="needassignment_once_per_person"), transaction.atomic():
        NeedAssignment.objects.create(need=need, user=person)


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("step_about_one_thing", {"need": None}),
        ("step_about_one_thing", {"round": True}),
        ("step_act_moves_nothing", {"act": "shared"}),
        ("step_by_clock_or_person", {"by_system": True, "by": True}),
    ],
)
def test_step_that_breaks_a_rule_is_refused(rule, facts):
    made = {"round": RoundFactory, "by": UserFactory}
    facts = {name: made[name]() if value is True and name in made else value for name, value in facts.items()}
    about = {"need": NeedFactory(), "from_state": NeedState.CONFIRMED, "to_state": NeedState.PUBLISHED}

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Step.objects.create(**{**about, **facts})
