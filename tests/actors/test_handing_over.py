"""A manager hands over: nobody is without a manager in between, and nothing happens until somebody says yes."""

import pytest

from actors import joining
from actors.models import User
from actors.states import Role
from arena.shared.errors import Refused
from tests.actors.accounts import account, post
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


def roles(user):
    return User.objects.get(pk=user.pk).roles


def test_hand_over_makes_the_member_manager_when_they_say_yes_and_lets_the_old_one_go():
    old, successor = MembershipFactory(), account("ny@arena.example")
    MembershipFactory(actor=old.actor, user=successor, role=Role.READER)
    invitation = joining.hand_over(old, email=successor.email, leave=True)
    before = roles(old.user), roles(successor)

    joining.take_up(invitation, by=successor)

    key = old.actor.pk
    assert before == ({key: Role.MANAGER}, {key: Role.READER})
    assert (roles(old.user), roles(successor)) == ({}, {key: Role.MANAGER})
    assert [letter.to for letter in post()] == [[old.user.email]]


def test_hand_over_that_is_refused_changes_nothing():
    old, successor = MembershipFactory(), account("ny@arena.example")
    invitation = joining.hand_over(old, email=successor.email, leave=True)

    joining.refuse(invitation, by=successor)

    assert (roles(old.user), roles(successor)) == ({old.actor.pk: Role.MANAGER}, {})


def test_hand_over_and_stay_leaves_two_managers():
    old, successor = MembershipFactory(), account("ny@arena.example")
    invitation = joining.hand_over(old, email=successor.email, leave=False)

    joining.take_up(invitation, by=successor)

    assert roles(old.user) == roles(successor) == {old.actor.pk: Role.MANAGER}


def test_hand_over_by_an_editor_or_to_oneself_is_refused():
    manager = MembershipFactory(user=account("chef@arena.example"))
    editor = MembershipFactory(actor=manager.actor, role=Role.EDITOR)

    with pytest.raises(Refused, match="Bara en ansvarig"):
        joining.hand_over(editor, email="ny@arena.example", leave=True)
    with pytest.raises(Refused, match="till dig själv"):
        joining.hand_over(manager, email="chef@arena.example", leave=True)
