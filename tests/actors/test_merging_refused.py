"""Merges that are refused, and acts that meet in the same moment."""

import threading

import pytest
from django.db import connection

from actors import confirming, merging
from actors.models import Actor, Membership, Merge, Offering
from actors.states import ActorState, MembershipState, RelationKind, Role
from arena.shared.errors import Refused
from tests.actors.merges import everything_of
from tests.factories import ActorRelationFactory, MembershipFactory, OfferingFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", [ActorState.DRAFT, ActorState.SUBMITTED, ActorState.CLOSED, ActorState.MERGED])
@pytest.mark.parametrize("place", [0, 1])
def test_merge_with_what_is_not_living_is_refused(pair, state, place):
    Actor.objects.filter(pk=pair[place].pk).update(state=state)

    with pytest.raises(Refused):
        merging.rehearse(*pair, by=None)


def test_merge_with_itself_is_refused(pair):
    with pytest.raises(Refused):
        merging.rehearse(pair[0], pair[0], by=None)


def test_merge_of_an_example_with_a_real_organisation_is_refused(pair):
    Actor.objects.filter(pk=pair[0].pk).update(is_example=True)

    with pytest.raises(Refused):
        merging.rehearse(*pair, by=None)


def test_merge_of_an_organisation_into_its_unit_is_refused(pair):
    merged, into = pair
    Actor.objects.filter(pk=into.pk).update(part_of=merged)

    with pytest.raises(Refused):
        merging.rehearse(merged, into, by=None)


def test_merge_into_a_predecessor_is_refused(pair):
    ActorRelationFactory(from_actor=pair[1], to_actor=pair[0], kind=RelationKind.SUCCEEDED_BY)

    with pytest.raises(Refused):
        merging.rehearse(*pair, by=None)


def test_merge_of_what_has_changed_since_it_was_shown_is_refused_and_moves_nothing(pair):
    _going, mark = merging.rehearse(*pair, by=None)
    offering = OfferingFactory(actor=pair[0])

    with pytest.raises(Refused):
        merging.merge(*pair, by=StaffFactory(), reason="Så.", seen=mark)

    offering.refresh_from_db()
    assert (offering.actor, Merge.objects.count()) == (pair[0], 0)


def test_rehearsal_changes_nothing(pair):
    rows = everything_of(pair[0])
    MembershipFactory(actor=pair[1], user=rows[3].user, role=Role.READER)

    going, _mark = merging.rehearse(*pair, by=StaffFactory())

    assert sum(map(len, going.moved.values())) == 11
    assert Offering.objects.filter(actor=pair[1]).count() == 0
    assert Membership.objects.filter(state=MembershipState.ENDED).count() == 0


def at_once(*acts):
    """The outcomes of acts that start at the same moment, each in a thread of its own."""
    start, outcomes = threading.Barrier(len(acts)), []

    def run(act):
        try:
            start.wait()
            act()
            outcomes.append("done")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.django_db(transaction=True)
def test_two_merges_at_once_in_both_directions_leave_one_actor(pair):
    staff = StaffFactory()
    marks = [merging.rehearse(*way, by=staff)[1] for way in (pair, pair[::-1])]

    outcomes = at_once(
        lambda: merging.merge(*pair, by=staff, reason="Så.", seen=marks[0]),
        lambda: merging.merge(*pair[::-1], by=staff, reason="Så.", seen=marks[1]),
    )

    assert outcomes == ["done", "refused"]
    assert sorted(Actor.objects.values_list("state", flat=True)) == [ActorState.MERGED, ActorState.PUBLISHED]


@pytest.mark.django_db(transaction=True)
def test_merge_and_confirm_at_once_lose_neither(pair):
    staff = StaffFactory()
    Actor.objects.update(seat_outside_county=True, contact_email="info@nya.example")
    mark = merging.rehearse(*pair, by=staff)[1]

    outcomes = at_once(
        lambda: merging.merge(*pair, by=staff, reason="Så.", seen=mark),
        lambda: confirming.confirm(pair[0], by=staff),
    )

    merged = Actor.objects.get(pk=pair[0].pk)
    assert merged.state == ActorState.MERGED
    assert (merged.confirmed_at is None) == ("refused" in outcomes)
