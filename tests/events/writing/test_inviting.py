from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from arena import outbox
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Reason, State, Stream
from arena.outbox.wanting import preferring
from arena.outbox.writing import write
from arena.shared.errors import Refused
from events.letters.invitations import invitation_token
from events.models import Event, Invitation
from events.rules import may_sign_up
from events.seats.registering import Person, Wish, register
from events.states import Audience, PoolKind
from events.writing import inviting, publishing
from tests.events.ready import invited, ready_draft
from tests.factories import ParticipantFactory, RegistrationFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    """By invitation only, and published."""
    return publishing.publish(ready_draft(audience=Audience.INVITED))


def link(invitation):
    return reverse("events:invited", args=[invitation.key, invitation_token(invitation)])


def states(event):
    return dict(event.invitations.with_state().values_list("email", "state"))


def test_invite_sends_each_address_one_letter(event):
    new = inviting.invite(event, ["anna@arena.example", "bo@arena.example"], language="en", by=None)
    again = inviting.invite(event, ["anna@arena.example"], language="en", by=None)

    assert ([row.email for row in new], again) == (["anna@arena.example", "bo@arena.example"], [])
    assert sorted(OutboundLetter.objects.values_list("address", "language")) == [
        ("anna@arena.example", "en"),
        ("bo@arena.example", "en"),
    ]


def test_invite_to_a_draft_sends_nothing_until_it_is_published():
    event = ready_draft()
    inviting.invite(event, ["anna@arena.example"], language="sv", by=None)
    before = OutboundLetter.objects.count()

    publishing.publish(event)

    assert (before, OutboundLetter.objects.count()) == (0, 1)


def test_invite_anew_after_it_was_taken_back_gives_another_link(event):
    first = inviting.invite(event, ["anna@arena.example"], language="sv", by=None)[0]
    inviting.take_back(first)

    second = inviting.invite(event, ["anna@arena.example"], language="sv", by=None)[0]

    assert (first.pk, invitation_token(first)) != (second.pk, invitation_token(second))
    assert OutboundLetter.objects.count() == 2


def test_invitation_one_per_person(event):
    invited(event)

    with pytest.raises(IntegrityError, match="invitation_one_per_person"), transaction.atomic():
        invited(event)


def test_letter_says_what_when_and_where_with_a_link(event):
    invitation = inviting.invite(event, ["anna@arena.example"], language="sv", by=None)[0]
    row = OutboundLetter.objects.get()

    text = write(row.letter(), row).body

    assert event.title_sv in text
    assert event.venue.name in text
    assert link(invitation) in text
    assert "https://mote.example" not in text


@pytest.mark.parametrize("act", [inviting.take_back, inviting.decline])
def test_letter_of_an_invitation_that_ended_does_not_go(event, act):
    invitation = inviting.invite(event, ["anna@arena.example"], language="sv", by=None)[0]
    row = OutboundLetter.objects.get()
    act(invitation)

    assert not row.letter().is_still_true()


def test_list_says_where_each_stands(event):
    now = timezone.now()
    invited(event, "bjuden@arena.example")
    invited(event, "nej@arena.example", declined_at=now)
    invited(event, "tagen@arena.example", revoked_at=now)
    invited(event, "anmald@arena.example", declined_at=now)
    RegistrationFactory(
        pool=event.pools.first(), participant=ParticipantFactory(event=event, email="anmald@arena.example")
    )

    assert states(event) == {
        "bjuden@arena.example": "invited",
        "nej@arena.example": "declined",
        "tagen@arena.example": "taken_back",
        "anmald@arena.example": "signed_up",
    }


def test_link_shows_the_event_and_does_nothing(client, event):
    invitation = invited(event)

    response = client.get(link(invitation))

    assert event.title_sv in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"
    assert states(event) == {"anna@arena.example": "invited"}


def test_link_declines_by_post(client, event):
    invitation = invited(event)

    client.post(link(invitation), {"go": "decline"})

    assert states(event) == {"anna@arena.example": "declined"}


def test_link_leads_on_to_the_sign_up(client, event):
    page = reverse("events:sign_up", args=[event.slug])
    before = client.get(page).status_code

    response = client.post(link(invited(event)), {"go": "sign_up"})

    assert (before, response.url, client.get(page).status_code) == (404, page, 200)


def test_link_that_was_changed_or_taken_back_opens_nothing(client, event):
    invitation, other = invited(event), invited(event, "bo@arena.example")
    foreign = reverse("events:invited", args=[invitation.key, invitation_token(other)])
    gone = link(other)
    inviting.take_back(other)

    answers = [client.get(address) for address in (foreign, gone)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert ["Länken fungerar inte" in answer.text for answer in answers] == [True, True]


def test_event_by_invitation_is_hidden_from_everybody_else(client, event):
    pages = [event.get_absolute_url(), f"/evenemang/{event.slug}.ics"]
    client.force_login(UserFactory())

    assert [client.get(page).status_code for page in pages] == [404, 404]
    assert event.title_sv not in client.get("/evenemang/").content.decode()


def test_event_by_invitation_is_seen_by_an_account_with_the_invited_address(client, event):
    invited(event)
    person = UserFactory(email="anna@arena.example")
    unconfirmed = Event.objects.visible_to(person).count()
    person.emailaddress_set.create(email="anna@arena.example", verified=True, primary=True)

    assert (unconfirmed, Event.objects.visible_to(person).count()) == (0, 1)


def test_sign_up_by_invitation_is_for_the_invited_address_alone(event):
    invited(event)
    invited(event, "tagen@arena.example", revoked_at=timezone.now())

    addresses = [" Anna@Arena.example", "bo@arena.example", "tagen@arena.example"]

    assert [may_sign_up(event, address) for address in addresses] == [True, False, False]


def test_register_takes_the_invited_and_nobody_they_bring(event):
    invited(event)
    anna, bo = (Person(name="Anna", email=f"{name}@arena.example") for name in ("anna", "bo"))

    with pytest.raises(Refused):
        register(event, [anna, bo], Wish(kind=PoolKind.ROOM))
    register(event, [anna], Wish(kind=PoolKind.ROOM))

    assert [person.email for person in event.participants.all()] == ["anna@arena.example"]


def test_link_lets_the_browser_read_the_page_of_the_event(client, event):
    before = client.get(event.get_absolute_url()).status_code

    client.post(link(invited(event)), {"go": "sign_up"})

    assert (before, client.get(event.get_absolute_url()).status_code) == (404, 200)


def test_sign_up_to_other_events_is_for_all():
    assert may_sign_up(ready_draft(audience=Audience.UNLISTED), "vem@arena.example")


def test_page_takes_many_addresses_and_each_mailbox_once(client, event):
    client.force_login(StaffFactory())

    client.post(
        reverse("events:invitations", args=[event.slug]),
        {"addresses": "Anna@arena.example\r\n anna@arena.example, bo@arena.example", "language": "sv"},
    )

    assert sorted(states(event)) == ["anna@arena.example", "bo@arena.example"]


@pytest.mark.parametrize(("typed", "said"), [("bo@arena.example\nanna", "anna"), ("19811218-9876", "••••••-••••")])
def test_page_invites_nobody_when_one_address_is_wrong(client, event, typed, said):
    client.force_login(StaffFactory())

    response = client.post(reverse("events:invitations", args=[event.slug]), {"addresses": typed, "language": "sv"})

    page = response.content.decode()
    assert said in page
    assert "19811218-9876" not in page
    assert Invitation.objects.count() == 0


def test_whoever_has_ended_invitations_is_not_invited_and_staff_learn_how_many(client, event):
    preferring.choose("bo@arena.example", {(Stream.NEWS, ""): False})
    preferring.choose("cia@arena.example", {(Stream.REMINDERS, ""): False})
    client.force_login(StaffFactory())

    response = client.post(
        reverse("events:invitations", args=[event.slug]),
        {"addresses": "anna@arena.example bo@arena.example cia@arena.example", "language": "sv"},
        follow=True,
    )

    assert sorted(states(event)) == ["anna@arena.example", "cia@arena.example"]
    said = " ".join(map(str, response.context["messages"]))
    assert said == (
        "2 personer är inbjudna. 1 har avslutat inbjudningar med brev och bjuds inte in: fråga på något annat sätt."
    )


def test_invitation_that_waits_is_kept_back_when_its_stream_is_ended(event, mailoutbox):
    inviting.invite(event, ["anna@arena.example"], language="sv", by=None)
    preferring.choose("anna@arena.example", {(Stream.NEWS, ""): False})

    outbox.drain()

    letter = OutboundLetter.objects.get()
    assert (letter.state, letter.reason, mailoutbox) == (State.SUPPRESSED, Reason.UNSUBSCRIBED, [])


def test_page_takes_an_invitation_back(client, event):
    invitation = invited(event)
    client.force_login(StaffFactory())

    client.post(reverse("events:invitations", args=[event.slug]), {"go": "take_back", "invitation": invitation.pk})

    assert states(event) == {"anna@arena.example": "taken_back"}


def test_invitation_of_another_event_is_not_found(client, event):
    other = invited(ready_draft(starts_at=timezone.now() + timedelta(days=60), ends_at=None))
    client.force_login(StaffFactory())

    response = client.post(
        reverse("events:invitations", args=[event.slug]), {"go": "take_back", "invitation": other.pk}
    )

    assert response.status_code == 404
