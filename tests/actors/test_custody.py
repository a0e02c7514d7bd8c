"""Custody: the project staff decide about members until somebody else does."""

import pytest
from django.urls import reverse

from actors import custody, joining, leaving
from actors.models import Actor, User
from actors.rules import can_decide_members
from actors.states import MembershipState, Role
from arena.shared.errors import Refused
from tests.actors.accounts import account, post
from tests.factories import ActorFactory, MembershipFactory, StaffFactory

pytestmark = pytest.mark.django_db


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_want_leaves_the_manager_in_charge_and_shows_it_on_the_desk(client):
    manager, staff = MembershipFactory(actor__legal_name="Löftet AB"), StaffFactory()
    custody.want(manager.actor, by=manager.user, reason="Jag slutar.")
    client.force_login(staff)

    desk = client.get(reverse("arena:desk")).text

    assert "Ombedda att ta över" in desk
    assert "Löftet AB" in desk
    assert fresh(manager.user).roles == {manager.actor.pk: Role.MANAGER}
    assert not can_decide_members(staff, fresh(manager.actor))


def test_take_lets_the_one_who_asked_go_and_staff_decide_until_there_is_a_manager():
    manager, staff, successor = MembershipFactory(), StaffFactory(), account("ny@arena.example")
    actor = manager.actor
    custody.want(actor, by=manager.user, reason="Jag slutar.")

    custody.take(actor, by=staff, reason="Ingen kvar.")
    in_custody = can_decide_members(staff, fresh(actor))
    invitation = joining.invite(actor, by=staff, email=successor.email, role=Role.MANAGER)
    joining.take_up(invitation, by=successor)

    assert (in_custody, can_decide_members(staff, fresh(actor))) == (True, False)
    assert (fresh(manager.user).roles, fresh(successor).roles) == ({}, {actor.pk: Role.MANAGER})
    assert list(actor.decisions.order_by("pk").values_list("act", flat=True)) == [
        "custody_ask",
        "custody",
        "custody_end",
    ]


def test_take_tells_the_managers_why():
    manager = MembershipFactory()
    custody.want(manager.actor, by=manager.user, reason="Jag slutar.")

    custody.take(manager.actor, by=StaffFactory(), reason="Vi hjälper er vidare.")

    [letter] = post()
    assert (letter.to, "Vi hjälper er vidare." in letter.body) == ([manager.user.email], True)


def test_last_manager_may_leave_once_staff_have_taken_over():
    manager = MembershipFactory()
    custody.take(manager.actor, by=StaffFactory(), reason="Ingen svarar.")

    leaving.end(manager, by=manager.user)

    manager.refresh_from_db()
    assert manager.state == MembershipState.ENDED


def test_give_back_without_a_manager_is_refused():
    actor = ActorFactory()
    custody.take(actor, by=StaffFactory(), reason="Ingen svarar.")

    with pytest.raises(Refused, match="Ingen företräder"):
        custody.give_back(actor, by=StaffFactory())

    assert Actor.objects.get().custody_since is not None


def test_give_back_to_the_manager_who_answered_after_all():
    manager, staff = MembershipFactory(), StaffFactory()
    custody.take(manager.actor, by=staff, reason="Ingen svarar.")

    custody.give_back(manager.actor, by=staff)

    assert not can_decide_members(staff, fresh(manager.actor))


def test_hand_over_after_asking_staff_takes_the_request_off_the_desk():
    manager, successor = MembershipFactory(), account("ny@arena.example")
    custody.want(manager.actor, by=manager.user, reason="Jag slutar.")
    invitation = joining.hand_over(fresh(manager), email=successor.email, leave=True)

    joining.take_up(invitation, by=successor)

    assert list(custody.asked_for()) == []


def test_custody_of_an_organisation_counts_for_its_units():
    unit, staff = ActorFactory(part_of=ActorFactory(managed=True)), StaffFactory()
    before = can_decide_members(staff, fresh(unit))

    custody.take(unit.part_of, by=staff, reason="Ingen svarar.")

    assert (before, can_decide_members(staff, fresh(unit))) == (False, True)


def test_custody_page_takes_over_with_a_reason_and_not_without(client):
    actor = MembershipFactory().actor
    client.force_login(StaffFactory())
    page = reverse("actors:custody", args=[actor.slug])

    without = client.post(page, {"move": "take", "reason": ""})
    before = fresh(actor).custody_since
    client.post(page, {"move": "take", "reason": "Ingen svarar."})

    assert (without.status_code, before) == (200, None)
    assert fresh(actor).custody_since is not None


def test_member_of_the_organisation_among_staff_cannot_take_over_its_unit(client):
    staff = User.objects.get(pk=StaffFactory().pk)
    unit = ActorFactory(part_of=ActorFactory())
    MembershipFactory(actor=unit.part_of, user=staff, role=Role.READER)
    client.force_login(staff)

    response = client.post(reverse("actors:custody", args=[unit.slug]), {"move": "take", "reason": "Vi vill."})

    assert (response.status_code, fresh(unit).custody_since) == (403, None)
