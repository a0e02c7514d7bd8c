"""Claiming an actor that nobody speaks for, through the pages."""

import pytest
from django.urls import reverse

from actors import joining
from actors.models import Membership
from actors.states import MembershipState
from tests.actors.accounts import account, post
from tests.actors.drafts import NUMBER
from tests.factories import ActorFactory, MembershipFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db


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
    assert "e-postdomänen hör till organisationen" in shown


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
