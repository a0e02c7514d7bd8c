"""A unit is an actor within an organisation: one level, no number of its own, and roles that flow down."""

import pytest
from django.db import IntegrityError, transaction

from actors.states import Role
from tests.factories import ActorFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "facts", [{"org_number": "5560360793"}, {"foreign_id": "HRB 1", "country": "Tyskland"}, {"is_sole_trader": True}]
)
def test_unit_has_no_number_of_its_own(facts):
    organisation = ActorFactory()

    with pytest.raises(IntegrityError, match="actor_unit_has_no_number_of_its_own"):
        ActorFactory(part_of=organisation, **facts)


def test_actor_is_no_unit_of_itself():
    actor = ActorFactory()
    actor.part_of = actor

    with pytest.raises(IntegrityError, match="actor_is_no_unit_of_itself"):
        actor.save()


def test_units_on_one_level_below_a_unit():
    unit = ActorFactory(part_of=ActorFactory())

    with pytest.raises(IntegrityError, match="has no units of its own"):
        ActorFactory(part_of=unit)


def test_units_on_one_level_above_a_unit():
    organisation = ActorFactory(part_of=None)
    ActorFactory(part_of=organisation)
    organisation.part_of = ActorFactory()

    with pytest.raises(IntegrityError, match="has no units of its own"), transaction.atomic():
        organisation.save()


def test_role_in_organisation_is_a_role_in_its_units():
    unit = ActorFactory(part_of=ActorFactory())
    member = MembershipFactory(actor=unit.part_of, role=Role.EDITOR)

    roles = member.user.roles

    assert roles == {unit.part_of_id: Role.EDITOR, unit.pk: Role.EDITOR}


def test_role_in_unit_gives_none_in_its_organisation_nor_in_the_unit_beside():
    unit = ActorFactory(part_of=ActorFactory())
    ActorFactory(part_of=unit.part_of)
    member = MembershipFactory(actor=unit, role=Role.MANAGER)

    roles = member.user.roles

    assert roles == {unit.pk: Role.MANAGER}


@pytest.mark.parametrize(("above", "within"), [(Role.MANAGER, Role.READER), (Role.READER, Role.MANAGER)])
def test_higher_role_wins_in_a_unit(above, within):
    unit = ActorFactory(part_of=ActorFactory())
    member = MembershipFactory(actor=unit.part_of, role=above)
    MembershipFactory(actor=unit, user=member.user, role=within)

    roles = member.user.roles

    assert roles == {unit.part_of_id: above, unit.pk: Role.MANAGER}
