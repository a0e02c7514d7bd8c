"""A person reads what evaluations hold of them, and is forgotten; a result keeps how many stood behind it."""

import pytest
from django.apps import apps
from django.db import connection

from actors.models import User
from testbeds.evaluating import declaring
from testbeds.evaluation_states import Part
from testbeds.models import ConflictDeclaration, Following, PlanSignature
from testbeds.persons import Evaluations
from testbeds.persons.evaluations import WRITTEN
from tests.factories import PlanFactory, RoleFactory, UserFactory

pytestmark = pytest.mark.django_db

OF_NEEDS = {  # told by the room of needs
    *("ClusterMember", "DialogueEnquiry", "InterestNotice", "InventoryResponse", "MarketDialogue", "NeedAssignment"),
    *("NeedSharing", "Recalculation", "SealedAnswer", "Step"),
}
OWN_SECTIONS = {  # told and forgotten each in its own way
    ("EvaluationRole", "user"),
    ("ConflictDeclaration", "user"),
    ("Following", "user"),
    ("TestRequest", "by"),
}


@pytest.fixture
def lead():
    """A lead with a tie that was decided about, who has signed the plan and follows the evaluation."""
    role = RoleFactory(part=Part.LEAD)
    said = declaring.declare(role.evaluation, by=role.user, has_conflict=True, text="Min syster arbetar där.")
    declaring.decide(said, by=UserFactory(staff=True), may_stay=True, reason="Systern säljer annat.")
    PlanSignature.objects.create(plan=PlanFactory(evaluation=role.evaluation), part=Part.LEAD, user=role.user)
    Following.objects.create(evaluation=role.evaluation, user=role.user)
    return role.user


def test_every_column_that_names_a_person_is_told():
    columns = {
        (model.__name__, field.name)
        for model in apps.get_app_config("testbeds").get_models()
        if model.__name__ not in OF_NEEDS
        for field in model._meta.fields
        if field.related_model is User
    }

    assert {(model.__name__, name) for model, name, _way in WRITTEN} | OWN_SECTIONS == columns


def test_person_reads_what_they_were_and_what_they_said_and_signed(lead):
    told = {section.code: section.plain for section in Evaluations().tell(lead)}

    assert [row["part"] for row in told["evaluation_roles"]] == ["utvärderingsledare"]
    assert [row["text"] for row in told["conflict_declarations"]] == ["Min syster arbetar där."]
    assert [row["number"] for row in told["evaluation_work"]] == [1]
    assert (len(told["followed_evaluations"]), told["test_requests"]) == (1, [])


def test_forgotten_person_has_no_role_and_no_words_but_their_signature_still_counts(lead):
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE arena_app")
        Evaluations().forget(lead, [lead.email])
        cursor.execute("RESET ROLE")

    said = ConflictDeclaration.objects.get()
    assert (said.user, said.has_conflict, "syster" in said.text + said.decided_because) == (None, True, False)
    assert (lead.evaluation_roles.filter(until=None).count(), Following.objects.count()) == (0, 0)
    assert PlanSignature.objects.get().user == lead
