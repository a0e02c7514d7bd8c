"""Who comes to speak for an actor."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from actors import joining, leaving
from actors.models import Actor, Membership, User
from actors.states import ActorState, MembershipState, Role
from arena.shared.errors import Refused
from tests.actors.accounts import account, post
from tests.factories import ActorFactory, MembershipFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db

SOON = "2999-01-01T00:00Z"


def roles(user):
    return User.objects.get(pk=user.pk).roles


def test_ask_writes_to_each_manager_with_a_link_that_only_opens_a_page():
    actor = ActorFactory(legal_name="Löftet AB")
    managers = [MembershipFactory(actor=actor).user for _ in range(2)]
    MembershipFactory(actor=actor, role=Role.EDITOR)

    membership = joining.ask(actor, by=UserFactory(name="Åsa Öst"), message="Jag är ny här.")

    letters = post()
    assert sorted(letter.to[0] for letter in letters) == sorted(user.email for user in managers)
    assert {letter.subject for letter in letters} == {"Åsa Öst vill ansluta sig till Löftet AB"}
    assert all(f"/aktorer/{actor.slug}/medlemmar/{membership.key}/" in letter.body for letter in letters)


def test_ask_twice_is_refused():
    actor, user = ActorFactory(), UserFactory()
    joining.ask(actor, by=user, message="Hej")

    with pytest.raises(Refused):
        joining.ask(actor, by=user, message="Hej igen")


def test_ask_again_after_the_first_has_lapsed():
    actor, user = ActorFactory(), UserFactory()
    joining.ask(actor, by=user, message="Hej")
    Membership.objects.update(expires_at=timezone.now() - timedelta(days=1))

    joining.ask(actor, by=user, message="Hej igen")

    assert sorted(Membership.objects.values_list("state", flat=True)) == ["expired", "requested"]


def test_ask_as_a_member_is_refused():
    membership = MembershipFactory()

    with pytest.raises(Refused):
        joining.ask(membership.actor, by=membership.user, message="Hej")


def test_grant_lets_the_person_in_and_tells_them():
    actor, user, manager = ActorFactory(legal_name="Löftet AB"), UserFactory(), StaffFactory()
    membership = joining.ask(actor, by=user, message="Hej")

    joining.grant(membership, by=manager, role=Role.EDITOR)

    assert roles(user) == {actor.pk: Role.EDITOR}
    assert [(letter.to, letter.subject) for letter in post()] == [([user.email], "Du är medlem i Löftet AB")]


def test_decline_tells_the_person_why():
    user = UserFactory()
    membership = joining.ask(ActorFactory(), by=user, message="Hej")

    joining.decline(membership, by=StaffFactory(), reason="Vi känner inte dig.")

    [letter] = post()
    assert (letter.to, "Vi känner inte dig." in letter.body, roles(user)) == ([user.email], True, {})


def test_grant_after_decline_is_refused():
    membership = joining.ask(ActorFactory(), by=UserFactory(), message="Hej")
    joining.decline(membership, by=StaffFactory(), reason="Nej.")

    with pytest.raises(Refused):
        joining.grant(membership, by=StaffFactory(), role=Role.MANAGER)


def test_invite_writes_to_the_address():
    actor = ActorFactory(legal_name="Högsby kommun")

    joining.invite(actor, by=StaffFactory(name="Sam"), email="Chef@Hogsby.example", role=Role.MANAGER)

    [letter] = post()
    assert (letter.to, letter.subject) == (["chef@hogsby.example"], "Du är inbjuden att företräda Högsby kommun")
    assert "/inbjudan/" in letter.body


def test_invite_a_member_or_the_invited_again_is_refused():
    membership = MembershipFactory()
    joining.invite(membership.actor, by=StaffFactory(), email="ny@arena.example", role=Role.EDITOR)

    for email in [membership.user.email, "ny@arena.example"]:
        with pytest.raises(Refused):
            joining.invite(membership.actor, by=StaffFactory(), email=email, role=Role.EDITOR)


def test_take_up_makes_the_person_a_member_and_forgets_the_address():
    actor, user = ActorFactory(), account("chef@hogsby.example")
    membership = joining.invite(actor, by=StaffFactory(), email=user.email, role=Role.MANAGER)

    joining.take_up(membership, by=user)

    assert (roles(user), Membership.objects.get().email) == ({actor.pk: Role.MANAGER}, "")


def test_take_up_too_late_is_refused():
    membership = joining.invite(ActorFactory(), by=StaffFactory(), email="chef@hogsby.example", role=Role.MANAGER)
    Membership.objects.update(expires_at=timezone.now())

    with pytest.raises(Refused):
        joining.take_up(membership, by=UserFactory())


def test_refuse_forgets_the_address():
    membership = joining.invite(ActorFactory(), by=StaffFactory(), email="chef@hogsby.example", role=Role.MANAGER)

    joining.refuse(membership, by=UserFactory())

    assert Membership.objects.values_list("state", "email").get() == (MembershipState.REFUSED, "")


def test_cancel_silences_the_letter():
    membership = joining.invite(ActorFactory(), by=StaffFactory(), email="chef@hogsby.example", role=Role.MANAGER)

    joining.cancel(membership, by=None)

    assert post() == []


def test_take_back_ends_the_request_and_silences_the_letter(client):
    user = UserFactory()
    membership = joining.ask(MembershipFactory().actor, by=user, message="Hej")
    client.force_login(user)

    client.post(reverse("actors:take_back", args=[membership.key]))

    membership.refresh_from_db()
    assert (membership.state, membership.decided_by, post()) == (MembershipState.EXPIRED, user, [])


def test_take_back_what_is_somebody_elses_is_not_found(client):
    membership = joining.ask(ActorFactory(), by=UserFactory(), message="Hej")
    client.force_login(UserFactory())

    response = client.post(reverse("actors:take_back", args=[membership.key]))

    membership.refresh_from_db()
    assert (response.status_code, membership.state) == (404, MembershipState.REQUESTED)


def test_take_back_after_the_answer_is_refused():
    user = UserFactory()
    membership = joining.ask(ActorFactory(), by=user, message="Hej")
    joining.grant(membership, by=StaffFactory(), role=Role.EDITOR)

    with pytest.raises(Refused):
        joining.take_back(membership, by=user)

    assert roles(user) == {membership.actor.pk: Role.EDITOR}


def test_ask_again_after_taking_back():
    actor, user = ActorFactory(), UserFactory()
    joining.take_back(joining.ask(actor, by=user, message="Hej"), by=user)

    joining.ask(actor, by=user, message="Hej igen")

    assert sorted(Membership.objects.values_list("state", flat=True)) == ["expired", "requested"]


def test_requests_for_staff_are_those_that_no_manager_can_answer():
    unmanaged = joining.ask(ActorFactory(), by=UserFactory(), message="Hej")
    joining.ask(MembershipFactory().actor, by=UserFactory(), message="Hej")

    assert list(joining.requests_for_staff()) == [unmanaged]


def test_requests_for_staff_include_those_to_an_applicant_that_nobody_speaks_for_any_more():
    applicant = ActorFactory(submitted=True, managed=True)
    User.objects.filter(memberships__actor=applicant).update(is_active=False)

    request = joining.ask(applicant, by=UserFactory(), message="Hej")

    assert list(joining.requests_for_staff()) == [request]


def test_requests_for_staff_leave_a_unit_to_the_managers_of_its_organisation():
    unit = ActorFactory(part_of=ActorFactory(managed=True))

    joining.ask(unit, by=UserFactory(), message="Hej")

    assert list(joining.requests_for_staff()) == []
    assert [letter.to for letter in post()] == [[unit.part_of.memberships.get().user.email]]


def test_letter_about_a_request_does_not_reach_who_has_left_meanwhile():
    leaver = MembershipFactory()
    stayer = MembershipFactory(actor=leaver.actor)
    joining.ask(leaver.actor, by=UserFactory(), message="Hej")

    leaving.end(leaver, by=leaver.user)

    assert [letter.to for letter in post()] == [[stayer.user.email]]


def test_grant_and_take_up_are_refused_once_the_actor_has_ended():
    actor = ActorFactory()
    request = MembershipFactory(actor=actor, requested=True, expires_at=SOON)
    invitation = MembershipFactory(actor=actor, invited=True, expires_at=SOON)
    Actor.objects.update(state=ActorState.CLOSED)

    with pytest.raises(Refused, match="Organisationen är avvecklad"):
        joining.grant(request, by=StaffFactory(), role=Role.MANAGER)
    with pytest.raises(Refused, match="Organisationen är avvecklad"):
        joining.take_up(invitation, by=UserFactory())


def test_take_up_with_a_request_of_ones_own_answers_the_request_too():
    actor, user = ActorFactory(managed=True), account("chef@hogsby.example")
    joining.ask(actor, by=user, message="Hej")
    invitation = MembershipFactory(actor=actor, invited=True, email=user.email, role=Role.EDITOR, expires_at=SOON)

    joining.take_up(invitation, by=user)

    assert roles(user) == {actor.pk: Role.EDITOR}
    assert sorted(user.memberships.values_list("state", flat=True)) == ["active", "expired"]


def test_grant_of_a_first_manager_with_a_last_day_is_refused():
    request = joining.ask(ActorFactory(), by=UserFactory(), message="Hej")

    with pytest.raises(Refused, match="som stannar"):
        joining.grant(request, by=StaffFactory(), role=Role.MANAGER, last_day=localdate())

    assert Membership.objects.get().state == MembershipState.REQUESTED
