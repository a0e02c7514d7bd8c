"""A person reads what the needs hold of them, and is forgotten."""

import pytest

from testbeds.models import NeedAssignment, Step
from testbeds.needs import deciding
from testbeds.persons import Needs
from tests.factories import UserFactory
from tests.factories.needs import NeedFactory, TownFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    """Somebody of the staff who has shared a need and been let in to another."""
    person = UserFactory(staff=True)
    deciding.share(NeedFactory(), TownFactory(), by=person, note="Samma här.")
    deciding.let_in(NeedFactory(private=True, title_sv="Bara vårt"), person, by=UserFactory())
    return person


def test_person_reads_what_they_have_done(person):
    told = {section.code: section.plain for section in Needs().tell(person)}

    assert [row["note"] for row in told["need_sharings"]] == ["Samma här."]
    assert [row["need"] for row in told["assigned_needs"]] == ["Bara vårt"]
    assert len(told["need_steps"]) == 1
    assert told["interest_notices"] == []


def test_erased_person_is_named_nowhere_but_by_the_pseudonym_of_a_step(person):
    shared = Step.objects.get(act="shared").need

    Needs().forget(person, [person.email])

    assert (shared.sharings.get().by, NeedAssignment.objects.count()) == (None, 0)
    assert shared.steps.get().by == person


def test_who_has_left_the_staff_is_not_told_which_private_need_it_was(person):
    person.is_staff = False

    told = {section.code: section.plain for section in Needs().tell(person)}

    assert [row["need"] for row in told["assigned_needs"]] == [""]
