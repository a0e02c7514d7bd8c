"""Everybody who leads or judges declares; a tie is decided about once, with words, and nothing of it changes later."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from arena.shared.errors import Refused
from testbeds.evaluating import declaring
from testbeds.evaluation_states import Part
from testbeds.models import ConflictDeclaration
from tests.factories import RoleFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_declaration_is_missing_until_the_holder_of_the_role_has_made_it():
    role = RoleFactory(part=Part.ASSESSOR)
    RoleFactory(evaluation=role.evaluation, part=Part.SUPPLIER)

    before = declaring.missing(role.evaluation)
    declaring.declare(role.evaluation, by=role.user, has_conflict=False)

    assert (before, declaring.missing(role.evaluation)) == ([role], [])


def test_tie_is_missing_until_the_staff_have_decided_that_the_person_stays():
    role, staff = RoleFactory(part=Part.LEAD), UserFactory(staff=True)
    said = declaring.declare(role.evaluation, by=role.user, has_conflict=True, text="Aktier.")

    before = declaring.missing(role.evaluation)
    declaring.decide(said, by=staff, may_stay=True, reason="Få aktier.")

    assert (before, declaring.missing(role.evaluation)) == ([role], [])


def test_person_who_may_not_stay_loses_the_role():
    role, staff = RoleFactory(part=Part.REVIEWER), UserFactory(staff=True)
    said = declaring.declare(role.evaluation, by=role.user, has_conflict=True, text="Syskon arbetar där.")

    declaring.decide(said, by=staff, may_stay=False, reason="För nära.")

    role.refresh_from_db()
    assert role.until is not None
    with pytest.raises(Refused):
        declaring.decide(said, by=staff, may_stay=True, reason="Ändrat oss.")


def test_nobody_decides_about_their_own_tie():
    role = RoleFactory(part=Part.LEAD, user=UserFactory(staff=True))
    said = declaring.declare(role.evaluation, by=role.user, has_conflict=True, text="Aktier.")

    with pytest.raises(Refused):
        declaring.decide(said, by=role.user, may_stay=True, reason="Det går bra.")


def test_portal_cannot_change_what_was_declared():
    role = RoleFactory(part=Part.LEAD)
    said = declaring.declare(role.evaluation, by=role.user, has_conflict=True, text="Aktier.")

    with connection.cursor() as cursor:
        cursor.execute("SET ROLE arena_app")
        with pytest.raises(IntegrityError, match="conflictdeclaration_stands"), transaction.atomic():
            cursor.execute("UPDATE testbeds_conflictdeclaration SET text = 'Inget.' WHERE id = %s", [said.pk])
        cursor.execute("RESET ROLE")


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("conflictdeclaration_tie_is_described", {"has_conflict": True}),
        ("conflictdeclaration_tie_decided_with_words", {"has_conflict": False, "may_stay": True}),
        (
            "conflictdeclaration_tie_decided_with_words",
            {"has_conflict": True, "text": "Aktier.", "may_stay": True, "decided_at": timezone.now()},
        ),
    ],
)
def test_declaration_that_breaks_a_rule_is_refused_by_the_database(constraint, facts):
    role = RoleFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ConflictDeclaration.objects.create(evaluation=role.evaluation, user=role.user, **facts)
