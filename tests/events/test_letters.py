"""Every letter about a registration: what it says, that its links lead somewhere, and what it says nothing of."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone, translation

from arena.outbox.letters import kinds
from arena.outbox.models import OutboundLetter
from arena.outbox.writing import words, write
from events.letters import occasion
from events.letters.participants import ParticipantLetter
from events.letters.seats import SeatOffered
from events.models import Registration
from events.people import linking
from events.seats import answering, approving, cancelling, confirming, resizing, sweeping, transferring
from events.seats.registering import Person, Wish, register
from events.states import PoolKind, SeatState, Sector
from tests.events.invariants import sign_up
from tests.factories import EventFactory, PoolFactory, RegistrationFactory, VenueFactory

pytestmark = pytest.mark.django_db
LINK = re.compile(rf"{re.escape(settings.BASE_URL)}(/\S*)")
ROOM = Wish(PoolKind.ROOM)


@pytest.fixture
def event():
    venue = VenueFactory(name="Kulturhuset", address="Storgatan 1")
    return PoolFactory(event=EventFactory(venue=venue, room="Sal 2"), capacity=2).event


def person(name, **facts):
    return Person(name.capitalize(), f"{name}@arena.example", **facts)


def one_of_each(event):
    """A walk that leaves a letter of every kind."""
    pool = event.pools.get()
    ida = sign_up(event, "ida")
    cancelling.cancel(ida)
    cancelling.undo(ida)
    cancelling.cancel(ida)
    anna = register(event, [person("anna"), person("bo")], ROOM).participant
    register(event, [person("anna")], ROOM)
    confirming.confirm_address(anna)
    cia, dan, eva = (sign_up(event, name) for name in ("cia", "dan", "eva"))
    cancelling.cancel(event.participants.get(name="Bo"))
    answering.accept(cia.registrations.get())
    cancelling.cancel(anna)
    Registration.objects.filter(participant=dan).update(held_until=timezone.now() - timedelta(minutes=1))
    sweeping.tidy(event)
    transferring.transfer(cia, person("fia"))
    linking.renew(event.participants.get(name="Fia"))
    linking.send_again("eva@arena.example")
    type(event).objects.filter(pk=event.pk).update(needs_approval=True)
    event.refresh_from_db()
    approving.decline(sign_up(event, "gun"), reason="Fullt av läkare.")
    return pool, eva


def of_participants():
    """The kinds that the rooms of a registration send."""
    own = {"events.letters.seats", "events.letters.signing_up", "events.letters.links"}
    return {
        kind for kind, letter in kinds.items() if issubclass(letter, ParticipantLetter) and letter.__module__ in own
    }


def test_letters_of_every_kind_are_left(event):
    one_of_each(event)

    left = set(OutboundLetter.objects.values_list("kind", flat=True))
    assert left == of_participants()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_letters_say_when_and_where_and_every_link_in_them_leads_to_a_page(event, client, language):
    one_of_each(event)

    wrong = []
    for row in OutboundLetter.objects.all():
        subject, text = words(row.letter(), language)
        zone = {"sv": "svensk tid", "en": "Swedish time"}[language]
        says = [subject, "Kulturhuset", event.title, *([zone] if row.kind != "event_own_links" else [])]
        wrong += [(row.kind, said) for said in says if said not in f"{subject}\n{text}"]
        wrong += [(row.kind, "two empty lines")] if "\n\n\n" in text else []
        pages = {address: client.get(address).status_code for address in LINK.findall(text)}
        wrong += [(row.kind, address, status) for address, status in pages.items() if status not in (200, 302)]
        wrong += [(row.kind, "no link")] if not pages else []
    assert wrong == []


def test_letter_about_a_seat_taken_back_says_so(event):
    one_of_each(event)

    subject, text = words(OutboundLetter.objects.get(kind="event_seat_taken_back").letter(), "sv")

    assert subject == f"Du har din plats igen: {event.title}"
    assert "\n\nDu har tagit tillbaka din plats. Du har en plats i lokalen. Välkommen!\n\n" in text


def test_letters_lead_to_changing_and_cancelling(event):
    one_of_each(event)

    for row in OutboundLetter.objects.filter(kind__in=["event_confirmation", "event_seat_offered"]):
        text = words(row.letter(), "sv").text
        assert re.search(r"ändra eller avboka:\n\S+/anmalan/\S+/\n", text)
        assert "arrangor@arena.example" in text


def test_online_link_is_told_to_whom_has_said_yes_to_a_confirmed_seat_alone():
    event = EventFactory(online=True)
    PoolFactory(event=event, kind=PoolKind.ONLINE, capacity=1)
    online = Wish(PoolKind.ONLINE)

    anna = register(event, [person("anna")], online).participant
    before = told(anna)
    confirming.confirm_address(anna)
    bo = sign_up(event, "bo", online)
    told_now = {one.name: event.online_url in " ".join(told(one)) for one in (anna, bo)}

    assert event.online_url not in " ".join(before)
    assert told_now == {"Anna": True, "bo": False}


def told(participant):
    """The texts of all letters to the participant, as they would read now."""
    mine = [str(participant.pk), *map(str, participant.registrations.values_list("pk", flat=True))]
    rows = OutboundLetter.objects.filter(subject_id__in=mine, kind__startswith="event_")
    return [words(row.letter(), "sv").text for row in rows if row.letter().participant == participant]


def test_online_link_is_told_to_who_had_a_seat_in_a_room_that_the_event_has_left():
    pool = PoolFactory(event=EventFactory(online=True), kind=PoolKind.ROOM)

    facts = occasion.facts(sign_up(pool.event, "anna"))

    assert (facts["where"], facts["is_online"], facts["online_link"]) == ("", True, pool.event.online_url)


def test_colleague_who_says_yes_gets_the_confirmation_and_the_online_link():
    event = EventFactory(online=True)
    PoolFactory(event=event, kind=PoolKind.ONLINE)
    anna = sign_up(event, "anna", Wish(PoolKind.ONLINE), colleagues=["bo"])
    bo = anna.colleagues.get()
    before = told(bo)

    confirming.agree(bo)

    assert [event.online_url in text for text in before] == [False]
    assert all(event.online_url in text for text in told(bo))
    assert OutboundLetter.objects.filter(kind="event_confirmation").count() == 2


def test_colleague_who_says_yes_after_getting_the_seat_gets_the_online_link_by_letter():
    event = EventFactory(online=True)
    pool = PoolFactory(event=event, kind=PoolKind.ONLINE, capacity=0)
    bo = sign_up(event, "anna", Wish(PoolKind.ONLINE, takes_directly=True), colleagues=["bo"]).colleagues.get()
    resizing.resize(pool, 2)

    confirming.agree(bo)

    letters = OutboundLetter.objects.filter(kind="event_confirmation", subject_id=bo.registrations.get().pk)
    assert letters.count() == 2


def test_offer_that_has_ended_is_told_of_no_more():
    offered = RegistrationFactory(waiting=True)
    sweeping.sweep()
    offered.refresh_from_db()
    letter = SeatOffered(offered)
    is_true = letter.is_still_true()
    offered.held_until = timezone.now()

    assert (is_true, letter.is_still_true()) == (True, False)


NASTY = [
    '<a href="https://evil.example/x">Vinn</a>',
    "Du har vunnit https://evil.example/vinst",
    "www.evil.example",
    "evil.example/vinst",
    "[hej](https://evil.example) **fet**",
    "x" * 5000,
]


@pytest.mark.parametrize("typed", NASTY)
def test_letters_hold_nothing_typed_as_link_or_markup_nor_without_end(event, typed):
    """By colleague, by registrar, by organisation and by reason."""
    name = typed[:120]
    mean = Person(name, "elak@arena.example", organisation=typed[:160])
    mean = register(event, [mean, Person(name, "offer@arena.example")], ROOM).participant
    confirming.confirm_address(mean)
    cancelling.cancel(mean, reason=typed[:200])

    for row in OutboundLetter.objects.all():
        message = write(row.letter(), row)
        html = message.alternatives[0].content
        links = re.findall(r'href="([^"]*)"', html)
        assert all(link.startswith(settings.BASE_URL) for link in links)
        assert not re.search(r"evil\.example|https?://(?!testserver|localhost)", message.body + message.subject)
        assert not re.search(r"<(a|b)[ >]", message.body)
        assert len(message.body) < 3000


def test_letter_in_english_says_the_zone_and_the_clock_of_the_reader(event):
    anna = sign_up(event)
    row = OutboundLetter.objects.get(subject_id=str(anna.registrations.get().pk))

    with translation.override("sv"):
        said = words(row.letter(), "en")

    assert said.subject == f"You have a seat: {event.title}"
    assert re.search(r"When: \w+day \d+ \w+ \d{4} at 09:00–12:00 \(Swedish time\)", said.text)


def test_offer_says_until_when_in_local_time(event):
    one_of_each(event)
    offer = Registration.objects.filter(state=SeatState.OFFERED).first()
    row = OutboundLetter.objects.get(kind="event_seat_offered", subject_id=str(offer.pk))

    text = words(row.letter(), "sv").text

    until = timezone.localtime(offer.held_until)
    assert f"{until.day} " in text
    assert f"kl. {until:%H.%M} (svensk tid)" in text


def test_letter_to_who_has_nothing_left_promises_no_online_link():
    event = EventFactory(hybrid=True)
    PoolFactory(event=event)
    anna = sign_up(event)

    cancelling.cancel(anna)

    row = OutboundLetter.objects.get(kind="event_registration_cancelled")
    assert "länken kommer när du har en bekräftad plats" not in words(row.letter(), "sv").text


def test_letter_to_who_has_left_an_online_event_says_that_it_was_online():
    event = EventFactory(online=True)
    PoolFactory(event=event, kind=PoolKind.ONLINE)
    anna = sign_up(event, "anna", Wish(PoolKind.ONLINE))

    cancelling.cancel(anna)

    row = OutboundLetter.objects.get(kind="event_registration_cancelled")
    assert "Var: online" in words(row.letter(), "sv").text


def test_letters_to_those_who_wait_say_whom_the_seats_that_look_free_are_kept_for(event):
    """A company, and its colleague, beside a seat that is reserved for municipalities."""
    opens = timezone.now() + timedelta(days=3)
    PoolFactory(event=event, capacity=1, reserved_for=Sector.MUNICIPALITY, opens_to_all_at=opens)
    for name in ("anna", "bo"):
        sign_up(event, name, sector=Sector.BUSINESS)

    cia = sign_up(event, "cia", sector=Sector.BUSINESS, colleagues=["dan"])

    [waits] = told(cia)
    [colleague] = told(cia.colleagues.get())
    for text in (waits, colleague):
        assert "1 plats i lokalen ser ledig ut, men är reserverad för en sektor: kommun." in text
        assert "går till dem som väntar, i tur och ordning." in text
        assert "Alla platser är tagna" not in text
    assert "Det gäller: en plats i lokalen." in waits
    assert "Du står på väntelistan för: en plats i lokalen." in colleague


def test_letter_to_a_municipality_that_waits_tells_of_no_seat_that_looks_free(event):
    PoolFactory(event=event, capacity=1, reserved_for=Sector.MUNICIPALITY)
    for name in ("anna", "bo", "cia"):
        sign_up(event, name, sector=Sector.MUNICIPALITY)

    dan = sign_up(event, "dan", sector=Sector.MUNICIPALITY)

    assert all("ser lediga ut" not in text and "ser ledig ut" not in text for text in told(dan))
    assert any("Alla platser är tagna." in text for text in told(dan))
