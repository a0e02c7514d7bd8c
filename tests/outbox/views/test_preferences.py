"""RFC 8058 and the pages about letters: one click ends a stream, a link shows, a button decides."""

import re

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from arena import outbox
from arena.outbox.links import preference_token, stop_address
from arena.outbox.models import OutboundLetter, Suppression
from arena.outbox.states import Silence, State, Stream
from arena.outbox.wanting import preferring
from arena.outbox.wanting.suppressing import suppress
from tests.factories import EventFactory, OutboundLetterFactory, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "asa.ek@arena.example"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def letter(stream=Stream.REMINDERS, **facts):
    known = {"recipient": None, "address": ADDRESS, "subject_id": UserFactory().pk, "stream": stream}
    return OutboundLetterFactory(**known | facts)


def page(name, row):
    return reverse(f"outbox:{name}", args=[preference_token(row)])


def ended():
    return preferring.ended(ADDRESS)


def test_mail_program_ends_the_stream_at_one_click_however_often_it_asks():
    row = letter()
    program = Client(enforce_csrf_checks=True)

    answers = [program.post(page("stop_at_once", row), ONE_CLICK) for _repeat in range(2)]

    told = [(answer.status_code, answer.cookies.output(), answer.content) for answer in answers]
    assert told == [(204, "", b"")] * 2
    assert (ended(), Suppression.objects.count()) == ({(Stream.REMINDERS, "")}, 1)


def test_mail_program_may_post_its_one_click_in_parts():
    row = letter(Stream.NEWS)
    body = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'

    answer = Client(enforce_csrf_checks=True).post(
        page("stop_at_once", row), body, content_type="multipart/form-data; boundary=x"
    )

    assert (answer.status_code, ended()) == (204, {(Stream.NEWS, "")})


def test_head_of_a_letter_names_the_address_that_ends_it(mailoutbox, client):
    row = letter()
    outbox.drain()
    head = mailoutbox[0].extra_headers

    address = re.fullmatch(r"<(http://testserver/brev/avsluta/[\w.:-]+/genast/)>", head["List-Unsubscribe"])[1]
    client.post(address, ONE_CLICK)

    assert (address, head["List-Unsubscribe-Post"]) == (stop_address(row), "List-Unsubscribe=One-Click")
    assert ended() == {(Stream.REMINDERS, "")}


@pytest.mark.parametrize("name", ["stop_at_once", "stop", "preferences"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_link_that_is_only_followed_changes_nothing(client, name, method):
    row = letter()

    answer = getattr(client, method)(page(name, row), follow=True)

    assert (answer.status_code, Suppression.objects.count()) == (200, 0)


def test_link_that_is_only_followed_leads_from_one_click_to_the_page_with_the_button(client):
    row = letter()

    answer = client.get(page("stop_at_once", row))

    assert (answer.status_code, answer.url) == (302, page("stop", row))


def test_confirmation_still_arrives_after_everything_is_ended(client, mailoutbox):
    for stream in Stream.can_be_ended():
        client.post(page("stop_at_once", letter(stream)), ONE_CLICK)
    own = letter(Stream.OWN)

    outbox.drain()

    assert [mail.extra_headers["Message-ID"] for mail in mailoutbox] == [own.message_id]
    assert "List-Unsubscribe" not in mailoutbox[0].extra_headers


@pytest.mark.parametrize("name", ["stop_at_once", "stop", "preferences"])
def test_link_that_nobody_signed_opens_nothing(client, name):
    row = letter()
    forged = signing.Signer(salt="another", sep=".").sign(row.pk.hex)

    answers = [client.post(reverse(f"outbox:{name}", args=[token])) for token in (forged, row.pk.hex, "x")]

    assert ([answer.status_code for answer in answers], Suppression.objects.count()) == ([404] * 3, 0)


@pytest.mark.parametrize("name", ["stop_at_once", "stop", "preferences"])
def test_link_of_a_letter_whose_recipient_is_forgotten_says_what_to_do(client, name):
    row = letter()
    address = page(name, row)
    OutboundLetter.objects.update(address="")

    answer = client.get(address)

    assert answer.status_code == 404
    assert "Länken fungerar inte" in answer.text


def test_stop_page_shows_and_the_button_decides(client):
    row = letter()

    shown = client.get(page("stop", row)).text
    answer = client.post(page("stop", row))

    assert ("Avsluta alla påminnelser" in shown, "Bara dem om" in shown) == (True, False)
    assert (answer.url, ended()) == (page("preferences", row), {(Stream.REMINDERS, "")})


def test_stop_page_ends_the_reminders_of_one_event_alone(client):
    event = EventFactory(title_sv="Larmdagen")
    row = letter(scope=f"event:{event.pk}")

    shown = client.get(page("stop", row)).text
    client.post(page("stop", row), {"go": "here"})

    assert "Bara dem om ”Larmdagen”" in shown
    assert ended() == {(Stream.REMINDERS, f"event:{event.pk}")}


def test_stop_page_of_a_letter_about_own_matters_says_why_not(client):
    row = letter(Stream.OWN)

    shown = client.get(page("stop", row)).text
    client.post(page("stop", row))

    assert ("Brev av det här slaget går inte att avsluta" in shown, ended()) == (True, set())


@pytest.mark.parametrize("name", ["stop", "preferences"])
def test_page_by_link_is_kept_by_nobody_and_tells_the_address_only_to_whom_knows_it(client, name):
    answer = client.get(page(name, letter()))

    assert ("a•••@arena.example" in answer.text, ADDRESS in answer.text) == (True, False)
    assert "no-store" in answer["Cache-Control"]
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex", "same-origin")


def test_preferences_are_saved_and_said_and_stay_as_history(client):
    event = EventFactory(title_sv="Larmdagen")
    row = letter(scope=f"event:{event.pk}")

    saved = client.post(page("preferences", row), {"reminders": "on"}, follow=True)
    again = client.post(page("preferences", row), {"reminders": "on", "news": "on"}, follow=True)

    assert "Dina val är sparade och gäller från och med nu." in saved.text
    assert ended() == {(Stream.REMINDERS, f"event:{event.pk}")}
    told = [line[1:] for line in again.context["one"]["history"]]
    assert sorted(told) == [
        ("Inbjudningar och nyheter", "avslutade"),
        ("Inbjudningar och nyheter", "återupptagna"),
        ("Påminnelser: Larmdagen", "avslutade"),
    ]


def test_preferences_by_a_letter_of_another_kind_offer_to_take_up_the_event_again(client):
    event = EventFactory(title_sv="Larmdagen")
    preferring.stop(letter(scope=f"event:{event.pk}"), scope=f"event:{event.pk}")
    row = letter(Stream.NEWS)

    shown = client.get(page("preferences", row)).text
    client.post(page("preferences", row), {"reminders": "on", "news": "on", "scopes": f"event:{event.pk}"})

    assert ("Larmdagen" in shown, ended()) == (True, set())


def test_preferences_say_when_letters_have_come_back(client):
    row = letter()
    suppress(ADDRESS, Silence.BOUNCED)

    assert "har kommit tillbaka" in client.get(page("preferences", row)).text


def test_preferences_of_an_account_are_chosen_for_each_confirmed_address(client):
    person = UserFactory(email="bo@arena.example")
    person.emailaddress_set.create(email=ADDRESS, verified=True)
    person.emailaddress_set.create(email="obekraftad@arena.example", verified=False)
    client.force_login(person)

    shown = client.get(reverse("outbox:my_preferences"))
    client.post(reverse("outbox:my_preferences"), {"address": ADDRESS, "news": "on"})
    client.post(reverse("outbox:my_preferences"), {"address": "obekraftad@arena.example"})

    assert [one["address"] for one in shown.context["shown"]] == ["bo@arena.example", ADDRESS]
    assert (ended(), preferring.ended("bo@arena.example")) == ({(Stream.REMINDERS, "")}, set())
    assert Suppression.objects.count() == 1


def test_my_page_leads_to_the_preferences(client):
    client.force_login(UserFactory())

    assert reverse("outbox:my_preferences") in client.get(reverse("arena:my_page")).text


def test_letter_that_waits_does_not_leave_once_its_stream_is_ended_on_the_page(client, mailoutbox):
    row = letter(Stream.NEWS)

    client.post(page("preferences", row), {"reminders": "on"})
    outbox.drain()

    row.refresh_from_db()
    assert (row.state, len(mailoutbox)) == (State.SUPPRESSED, 0)


def test_preferences_changed_without_end_say_why_they_are_not_taken(client, monkeypatch):
    monkeypatch.setattr(preferring, "MOST_A_DAY", 1)
    row = letter()
    preferring.stop(row)

    answer = client.post(page("preferences", row), {"reminders": "on", "news": "on"})

    assert (answer.status_code, ended()) == (200, {(Stream.REMINDERS, "")})
    assert "Du kan börja få brev igen i morgon." in answer.text
