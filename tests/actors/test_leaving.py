"""Who stops speaking for an actor; the last manager stays, whatever happens at the same moment."""

import contextlib
import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate

from actors import leaving, tasks
from actors.models import Actor, Membership, User
from actors.states import ActorState, MembershipState, Role
from arena.shared.errors import Refused
from tests.actors.accounts import post
from tests.factories import ActorFactory, MembershipFactory

pytestmark = pytest.mark.django_db


def roles(user):
    return User.objects.get(pk=user.pk).roles


def test_end_takes_the_access_at_once():
    actor = MembershipFactory().actor
    membership = MembershipFactory(actor=actor, role=Role.EDITOR)

    leaving.end(membership, by=None)

    assert roles(membership.user) == {}
    assert [letter.to for letter in post()] == [[membership.user.email]]


def test_end_of_the_last_manager_is_refused():
    membership = MembershipFactory()
    MembershipFactory(actor=membership.actor, role=Role.EDITOR)

    with pytest.raises(Refused):
        leaving.end(membership, by=membership.user)

    assert roles(membership.user) == {membership.actor.pk: Role.MANAGER}


def test_change_role_of_the_last_manager_is_refused():
    membership = MembershipFactory()

    with pytest.raises(Refused):
        leaving.change_role(membership, by=membership.user, role=Role.READER)


@pytest.mark.django_db(transaction=True)
def test_end_of_both_managers_at_once_keeps_one(monkeypatch):
    first = MembershipFactory()
    second = MembershipFactory(actor=first.actor)
    both_have_looked, look = threading.Barrier(2), leaving._keep_a_manager

    def look_and_linger(membership):
        """Whoever comes first gives the other every chance to look before anything is written."""
        look(membership)
        with contextlib.suppress(threading.BrokenBarrierError):
            both_have_looked.wait(timeout=1)

    monkeypatch.setattr(leaving, "_keep_a_manager", look_and_linger)

    def leave(membership):
        try:
            leaving.end(membership, by=membership.user)
        except Refused:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=leave, args=[membership]) for membership in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Membership.objects.in_force().managers().count() == 1


def kept():
    """What the database would say at the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS membership_last_manager_stays IMMEDIATE")
        cursor.execute("SET CONSTRAINTS membership_last_manager_stays DEFERRED")


LAST = "the last manager stays until somebody has taken over"


@pytest.mark.parametrize("facts", [{"state": MembershipState.ENDED}, {"role": Role.EDITOR}, {"last_day": "2999-01-01"}])
def test_membership_last_manager_stays_by_the_database(facts):
    MembershipFactory()
    Membership.objects.update(**facts)

    with pytest.raises(IntegrityError, match=LAST):
        kept()


def test_membership_last_manager_stays_when_the_account_goes():
    MembershipFactory().user.delete()

    with pytest.raises(IntegrityError, match=LAST):
        kept()


@pytest.mark.parametrize(
    "facts", [{"state": ActorState.DRAFT}, {"state": ActorState.CLOSED}, {"custody_since": "2026-11-01T00:00Z"}]
)
def test_last_manager_may_go_where_nothing_is_shown_or_staff_have_taken_over(facts):
    MembershipFactory(actor=ActorFactory(**facts))

    Membership.objects.update(state=MembershipState.ENDED)

    kept()


def test_last_manager_of_a_unit_may_go_since_its_organisation_has_one():
    membership = MembershipFactory(actor=ActorFactory(part_of=ActorFactory(managed=True)))

    leaving.end(membership, by=membership.user)

    kept()


def test_managers_may_change_places_in_any_order():
    old = MembershipFactory()
    Membership.objects.update(state=MembershipState.ENDED)

    MembershipFactory(actor=old.actor)

    kept()


@pytest.mark.django_db(transaction=True)
def test_two_managers_who_leave_past_every_rule_at_once_leave_one(monkeypatch):
    """Not even code that forgets the lock and the rule gets rid of both."""
    first = MembershipFactory()
    second = MembershipFactory(actor=first.actor)
    both_have_written, refused = threading.Barrier(2, timeout=5), []

    def leave(membership):
        try:
            with transaction.atomic():
                Membership.objects.filter(pk=membership.pk).update(state=MembershipState.ENDED)
                both_have_written.wait()
        except IntegrityError as no:
            refused.append(LAST in str(no))
        finally:
            connection.close()

    threads = [threading.Thread(target=leave, args=[membership]) for membership in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (refused, Membership.objects.in_force().managers().count()) == ([True], 1)


def test_change_role_to_manager_with_a_last_day_needs_a_manager_without():
    manager = MembershipFactory()
    editor = MembershipFactory(actor=manager.actor, role=Role.EDITOR)

    leaving.change_role(editor, by=manager.user, role=Role.MANAGER, last_day=localdate())
    with pytest.raises(Refused):
        leaving.end(manager, by=manager.user)

    assert roles(manager.user) == {manager.actor.pk: Role.MANAGER}


def test_end_memberships_warns_once_a_week_before_and_ends_the_day_after():
    manager = MembershipFactory()
    last_day = localdate() + timedelta(days=9)
    editor = MembershipFactory(actor=manager.actor, role=Role.EDITOR, last_day=last_day)
    told = []

    for days in (1, 2, 3, 9, 10, 11):
        with time_machine.travel(localdate() + timedelta(days=days), tick=False):
            tasks.end_memberships()
            told.append((days, [letter.subject for letter in post()], bool(roles(editor.user))))

    name, day = manager.actor.name, f"{last_day.day} "
    editor.refresh_from_db()
    assert [(days, len(subjects), has_role) for days, subjects, has_role in told] == [
        (1, 0, True),
        (2, 1, True),
        (3, 0, True),
        (9, 0, True),
        (10, 1, False),
        (11, 0, False),
    ]
    assert told[1][1][0].startswith(f"Ditt medlemskap i {name} upphör {day}")
    assert told[4][1] == [f"Du är inte längre medlem i {name}"]
    assert (editor.state, editor.decided_by) == (MembershipState.ENDED, None)


def test_role_ends_with_its_last_day_before_the_clock_has_come():
    today = localdate()
    membership = MembershipFactory(role=Role.EDITOR, last_day=today - timedelta(days=1))
    lasting = MembershipFactory(role=Role.EDITOR, last_day=today)

    assert (roles(membership.user), roles(lasting.user)) == ({}, {lasting.actor.pk: Role.EDITOR})


def test_account_that_is_closed_speaks_for_nobody():
    membership = MembershipFactory()
    User.objects.update(is_active=False)

    assert list(Actor.objects.without_manager()) == [membership.actor]


def test_unit_is_without_manager_only_if_its_organisation_is():
    managed, unmanaged = ActorFactory(managed=True), ActorFactory()
    ActorFactory(part_of=managed)
    unit = ActorFactory(part_of=unmanaged)

    assert set(Actor.objects.without_manager()) == {unmanaged, unit}
