"""Joining, inviting and deciding, through the pages."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone

from actors import joining, leaving
from actors.letters.memberships import invitation_token
from actors.models import Membership
from actors.states import MembershipState, Role
from tests.actors.accounts import account
from tests.actors.drafts import NUMBER
from tests.factories import ActorFactory, MembershipFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_join_number_of_an_unpublished_actor_tells_no_name(client):
    ActorFactory(org_number=NUMBER, submitted=True, legal_name="Hemliga AB")
    client.force_login(UserFactory())

    response = client.get(reverse("actors:join_number", args=[NUMBER]))

    assert "Organisationen finns redan" in response.text
    assert "Hemliga AB" not in response.text


def test_join_without_a_message_is_asked_for_one(client):
    actor = ActorFactory()
    client.force_login(UserFactory())

    response = client.post(reverse("actors:join", args=[actor.slug]))

    assert (response.status_code, Membership.objects.exists()) == (200, False)


def test_request_opened_from_the_letter_decides_nothing(client):
    manager = MembershipFactory()
    request = joining.ask(manager.actor, by=UserFactory(), message="Hej")
    client.force_login(manager.user)

    client.get(reverse("actors:member", args=[manager.actor.slug, request.key]))

    request.refresh_from_db()
    assert request.state == MembershipState.REQUESTED


def test_decline_without_a_reason_is_asked_for_one(client):
    manager = MembershipFactory()
    request = joining.ask(manager.actor, by=UserFactory(), message="Hej")
    client.force_login(manager.user)

    response = client.post(
        reverse("actors:member", args=[manager.actor.slug, request.key]), {"move": "decline", "role": "editor"}
    )

    request.refresh_from_db()
    assert "Skriv varför" in response.text
    assert request.state == MembershipState.REQUESTED


def test_answer_is_shown_on_the_applicants_page(client):
    applicant = UserFactory()
    request = joining.ask(ActorFactory(), by=applicant, message="Hej")
    joining.decline(request, by=StaffFactory(), reason="Vi känner inte dig.")
    client.force_login(applicant)

    assert "Vi känner inte dig." in client.get(reverse("arena:my_page")).text


def test_member_who_is_no_manager_cannot_change_a_role(client):
    editor = MembershipFactory(role=Role.EDITOR)
    client.force_login(editor.user)

    response = client.post(
        reverse("actors:member", args=[editor.actor.slug, editor.key]), {"move": "role", "role": "manager"}
    )

    editor.refresh_from_db()
    assert (response.status_code, editor.role) == (403, Role.EDITOR)


def test_membership_of_another_actor_is_not_found_here(client):
    manager, other = MembershipFactory(), MembershipFactory()
    client.force_login(manager.user)

    response = client.post(reverse("actors:member", args=[manager.actor.slug, other.key]), {"move": "end"})

    assert response.status_code == 404


def test_removed_member_is_out_at_the_next_page(client):
    manager = MembershipFactory(actor__draft=True)
    reader = MembershipFactory(actor=manager.actor, role=Role.READER)
    client.force_login(reader.user)
    page = reverse("actors:manage", args=[manager.actor.slug])
    before = client.get(page).status_code

    leaving.end(reader, by=manager.user)

    assert (before, client.get(page).status_code) == (200, 404)


def test_last_manager_who_leaves_is_told_why_not(client):
    manager = MembershipFactory()
    client.force_login(manager.user)

    response = client.post(
        reverse("actors:member", args=[manager.actor.slug, manager.key]), {"move": "end"}, follow=True
    )

    assert "Den sista ansvariga kan inte lämna" in response.text


def test_staff_invite_where_nobody_speaks_and_nowhere_else(client):
    unmanaged, managed = ActorFactory(), MembershipFactory().actor
    client.force_login(StaffFactory())
    invitation = {"email": "chef@hogsby.example", "role": "manager"}

    answers = [client.post(reverse("actors:members", args=[actor.slug]), invitation) for actor in (unmanaged, managed)]

    assert [answer.status_code for answer in answers] == [302, 403]
    assert Membership.objects.invitations().get().actor == unmanaged


def test_invitation_shown_to_a_visitor_keeps_the_way_back(client):
    invitation = joining.invite(ActorFactory(), by=StaffFactory(), email="chef@hogsby.example", role=Role.MANAGER)
    page = reverse("actors:invitation", args=[invitation_token(invitation)])

    response = client.get(page)

    assert f"{reverse('account_signup')}?next={quote(page)}" in response.text
    assert "chef@hogsby.example" not in response.text


def test_invitation_to_an_address_not_confirmed_cannot_be_taken_up(client):
    invitation = joining.invite(ActorFactory(), by=StaffFactory(), email="chef@hogsby.example", role=Role.MANAGER)
    impostor = account("annan@arena.example")
    impostor.emailaddress_set.create(email="chef@hogsby.example", verified=False)
    client.force_login(impostor)

    response = client.post(reverse("actors:invitation", args=[invitation_token(invitation)]), {"move": "accept"})

    assert (response.status_code, impostor.roles) == (403, {})


def test_invitation_taken_up_by_the_owner_of_the_address(client):
    actor, user = ActorFactory(), account("chef@hogsby.example")
    invitation = joining.invite(actor, by=StaffFactory(), email=user.email, role=Role.MANAGER)
    client.force_login(user)

    client.post(reverse("actors:invitation", args=[invitation_token(invitation)]), {"move": "accept"})

    assert user.roles == {actor.pk: Role.MANAGER}


def test_invitation_after_its_last_day_is_closed(client):
    invitation = joining.invite(ActorFactory(), by=StaffFactory(), email="chef@hogsby.example", role=Role.MANAGER)
    Membership.objects.update(expires_at=timezone.now() - timedelta(hours=1))

    response = client.get(reverse("actors:invitation", args=[invitation_token(invitation)]))

    assert "Inbjudan är inte öppen längre" in response.text


def test_invitation_with_a_forged_token_is_not_found(client):
    membership = joining.invite(ActorFactory(), by=StaffFactory(), email="chef@hogsby.example", role=Role.MANAGER)

    assert client.get(reverse("actors:invitation", args=[str(membership.key)])).status_code == 404


def test_sign_up_from_an_invitation_fills_in_its_address_and_says_why(client):
    invitation = joining.invite(
        ActorFactory(legal_name="Högsby kommun"), by=StaffFactory(), email="chef@hogsby.example", role=Role.MANAGER
    )
    page = reverse("actors:invitation", args=[invitation_token(invitation)])

    response = client.get(reverse("account_signup"), {"next": page})

    assert response.context["form"]["email"].value() == "chef@hogsby.example"
    assert "Inbjudan skickades till chef@hogsby.example" in response.text
    assert "Högsby kommun" in response.text


def test_sign_up_with_a_forged_invitation_fills_in_nothing(client):
    page = reverse("actors:invitation", args=["forfalskad"])

    response = client.get(reverse("account_signup"), {"next": page})

    assert (response.status_code, response.context["form"]["email"].value()) == (200, None)


def test_invitation_opened_again_by_who_accepted_leads_on_to_the_actor(client):
    actor, user = ActorFactory(), account("chef@hogsby.example")
    invitation = joining.invite(actor, by=StaffFactory(), email=user.email, role=Role.MANAGER)
    page = reverse("actors:invitation", args=[invitation_token(invitation)])
    joining.take_up(invitation, by=user)
    as_visitor = client.get(page).text
    client.force_login(user)

    response = client.get(page)

    assert "Logga in, så kommer du till organisationen." in as_visitor
    assert response.headers["Location"] == reverse("actors:manage", args=[actor.slug])


def test_reason_for_a_no_is_not_called_optional(client):
    manager = MembershipFactory()
    request = joining.ask(manager.actor, by=UserFactory(), message="Hej")
    client.force_login(manager.user)

    assert "(valfritt)" not in client.get(reverse("actors:member", args=[manager.actor.slug, request.key])).text
