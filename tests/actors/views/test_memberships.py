"""Joining, inviting and deciding, through the pages."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localdate

from actors import joining, leaving
from actors.letters.memberships import invitation_token
from actors.models import Membership
from actors.states import MembershipState, Role
from tests.actors.accounts import PASSWORD, account, link_in, post
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


def standing():
    """Everything that a link in a letter could change."""
    return list(Membership.objects.order_by("pk").values())


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_links_of_letters_change_nothing_until_a_button_is_pressed(client, method):
    manager = MembershipFactory(user=account("chef@arena.example"))
    joining.ask(manager.actor, by=UserFactory(), message="Hej")
    joining.invite(manager.actor, by=manager.user, email="ny@arena.example", role=Role.EDITOR)
    links = [link_in(letter) for letter in post()]
    client.force_login(manager.user)
    before = standing()

    answers = [getattr(visitor, method)(link).status_code for link in links for visitor in (client, Client())]

    assert (len(links), set(answers) <= {200, 302, 405}, standing()) == (2, True, before)


def test_link_of_a_request_leads_through_the_sign_in_back_to_the_request(client):
    manager = MembershipFactory(user=account("chef@arena.example"))
    joining.ask(manager.actor, by=UserFactory(name="Åsa Öst"), message="Hej")
    link = link_in(post()[0])

    asked = client.get(link)
    arrived = client.post(asked.url, {"login": "chef@arena.example", "password": PASSWORD}, follow=True)

    assert asked.url == f"{reverse('account_login')}?next={quote(link)}"
    assert arrived.redirect_chain == [(link, 302)]
    assert "Åsa Öst vill ansluta sig" in arrived.text


def test_request_decided_by_post_reaches_the_applicant_with_the_reason(client):
    manager, applicant = MembershipFactory(), UserFactory()
    request = joining.ask(manager.actor, by=applicant, message="Hej")
    post()
    client.force_login(manager.user)

    client.post(
        reverse("actors:member", args=[manager.actor.slug, request.key]),
        {"move": "decline", "reason": "Vi känner inte dig."},
    )
    [letter] = post()
    client.force_login(applicant)

    assert (letter.to, "Vi känner inte dig." in letter.body) == ([applicant.email], True)
    assert "Vi känner inte dig." in client.get(reverse("arena:my_page")).text


@pytest.mark.parametrize("state", ["aktiv", "avslutad"])
def test_request_that_a_colleague_has_answered_says_who_and_when(client, state):
    manager = MembershipFactory()
    colleague = MembershipFactory(actor=manager.actor, user=UserFactory(name="Kajsa Kollega"))
    request = joining.ask(manager.actor, by=UserFactory(), message="Hej")
    joining.grant(request, by=colleague.user, role=Role.EDITOR)
    if state == "avslutad":
        leaving.end(request, by=colleague.user)
    client.force_login(manager.user)

    page = client.get(reverse("actors:member", args=[manager.actor.slug, request.key]))

    today = date_format(localdate(), "j F Y")
    assert re.search(rf"Det här avgjordes {today} \d\d:\d\d av Kajsa Kollega: {state}", page.text)


@pytest.mark.parametrize(
    ("state", "move"),
    [
        (MembershipState.ACTIVE, "decline"),
        (MembershipState.ACTIVE, "grant"),
        (MembershipState.INVITED, "grant"),
        (MembershipState.INVITED, "role"),
        (MembershipState.REQUESTED, "end"),
        (MembershipState.ENDED, "end"),
        (MembershipState.DECLINED, "grant"),
    ],
)
def test_decision_that_comes_too_late_is_answered_with_a_message(client, state, move):
    manager = MembershipFactory()
    user = None if state == MembershipState.INVITED else UserFactory()
    facts = {"email": "k@x.example", "role": Role.EDITOR, "expires_at": "2999-01-01T00:00Z"}
    membership = MembershipFactory(actor=manager.actor, user=user, state=state, **facts)
    client.force_login(manager.user)

    page = reverse("actors:member", args=[manager.actor.slug, membership.key])
    response = client.post(page, {"move": move, "role": "manager"}, follow=True)

    assert "Det här har ändrats sedan du öppnade sidan" in response.text
    assert Membership.objects.get(pk=membership.pk).state == state


def test_decision_that_does_not_exist_is_a_bad_request(client):
    manager = MembershipFactory()
    client.force_login(manager.user)
    page = reverse("actors:member", args=[manager.actor.slug, manager.key])

    assert client.post(page, {"move": "nonsense"}).status_code == 400


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_removed_manager_with_an_open_session_is_refused_on_the_next_request(client, headers):
    stayer = MembershipFactory()
    removed = MembershipFactory(actor=stayer.actor)
    colleague = MembershipFactory(actor=stayer.actor, role=Role.READER)
    client.force_login(removed.user)
    pages = [
        reverse("actors:edit", args=[stayer.actor.slug]),
        reverse("actors:members", args=[stayer.actor.slug]),
        reverse("actors:member", args=[stayer.actor.slug, colleague.key]),
    ]
    before = [client.get(page, headers=headers).status_code for page in pages]

    leaving.end(removed, by=stayer.user)

    after = [client.get(page, headers=headers).status_code for page in pages]
    late = client.post(pages[2], {"move": "end"}, headers=headers).status_code
    colleague.refresh_from_db()
    assert (before, after, late, colleague.state) == ([200] * 3, [403] * 3, 403, MembershipState.ACTIVE)


def test_last_manager_who_cannot_leave_is_shown_both_ways_out(client):
    manager = MembershipFactory()
    client.force_login(manager.user)

    page = client.post(
        reverse("actors:member", args=[manager.actor.slug, manager.key]), {"move": "end"}, follow=True
    ).text
    hand_over = client.get(reverse("actors:hand_over", args=[manager.actor.slug])).text

    assert "Lämna över till någon först, eller be projektets personal" in page
    assert reverse("actors:hand_over", args=[manager.actor.slug]) in page
    assert reverse("actors:custody", args=[manager.actor.slug]) in hand_over


def test_hand_over_through_the_pages_ends_with_the_new_manager_alone(client):
    old, successor = MembershipFactory(), account("ny@arena.example")
    reader = MembershipFactory(actor=old.actor, user=successor, role=Role.READER)
    client.force_login(old.user)
    client.post(reverse("actors:hand_over", args=[old.actor.slug]), {"member": reader.pk, "leave": "on"})
    client.force_login(successor)

    client.post(link_in(post()[0]), {"move": "accept"})

    managers = Membership.objects.in_force().managers()
    assert [membership.user for membership in managers] == [successor]


def test_hand_over_to_nobody_is_asked_whom(client):
    manager = MembershipFactory()
    client.force_login(manager.user)

    response = client.post(reverse("actors:hand_over", args=[manager.actor.slug]), {"email": ""})

    assert "Säg vem som tar över" in response.text


def test_claim_is_offered_where_nobody_speaks_and_shown_with_its_proof_to_staff(client):
    actor, person = (
        ActorFactory(imported=True, website="https://www.kommunen.example"),
        account("anna@kommunen.example"),
    )
    client.force_login(person)
    page = client.get(actor.get_absolute_url()).text
    client.post(
        reverse("actors:join", args=[actor.slug]), {"proof": "anna@kommunen.example", "message": "Jag är digitalchef."}
    )
    claim = Membership.objects.get()
    client.force_login(StaffFactory())

    shown = client.get(reverse("actors:member", args=[actor.slug, claim.key])).text

    assert "Är det här er organisation?" in page
    assert (claim.proof, claim.proof_detail) == ("mail_domain", "anna@kommunen.example")
    assert "anna@kommunen.example" in shown
    assert "kommunen.example</a>" in shown


@pytest.mark.parametrize(
    "said",
    [
        {"proof": "chef@kommunen.example"},  # an address of somebody else
        {"proof": "asa@gmail.com"},  # which anybody can have
        {"proof": "mail_domain", "proof_detail": "asa@kommunen.example"},
        {"proof": "document"},  # which one?
        {},
    ],
)
def test_claim_without_a_proof_that_holds_is_not_sent(client, said):
    person = account("asa@gmail.com")
    person.emailaddress_set.create(email="asa@kommunen.example", verified=False)
    client.force_login(person)

    client.post(reverse("actors:join", args=[ActorFactory().slug]), {"message": "Hej", **said})

    assert not Membership.objects.exists()


def test_claim_is_granted_only_with_the_day_when_the_proof_was_checked(client):
    claim = joining.ask(ActorFactory(), by=UserFactory(), message="Hej", proof="document", proof_detail="Dnr 7")
    client.force_login(StaffFactory())
    page = reverse("actors:member", args=[claim.actor.slug, claim.key])

    without = client.post(page, {"move": "grant", "role": "manager", "proved_on": ""}).status_code
    still = Membership.objects.get().state
    client.post(page, {"move": "grant", "role": "manager", "proved_on": "2026-11-20"})

    claim.refresh_from_db()
    assert (without, still) == (200, MembershipState.REQUESTED)
    assert (claim.state, str(claim.proved_on)) == (MembershipState.ACTIVE, "2026-11-20")


def test_my_page_and_the_letter_name_no_organisation_that_is_not_shown(client):
    manager = MembershipFactory(actor__submitted=True, actor__legal_name="Hemliga AB", actor__org_number=NUMBER)
    applicant = UserFactory()
    request = joining.ask(manager.actor, by=applicant, message="Hej")
    client.force_login(applicant)
    asked = client.get(reverse("arena:my_page")).text
    joining.decline(request, by=manager.user, reason="Nej.")

    answered = client.get(reverse("arena:my_page")).text
    letter = post()[-1]

    said = [asked, answered, letter.subject, letter.body]
    assert ["Hemliga AB" in text for text in said] == [False] * 4
    assert ["organisationen med nummer 556036-0793" in text for text in said] == [True] * 4
