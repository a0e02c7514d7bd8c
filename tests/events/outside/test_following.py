import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from events.models import PersonalFeed
from events.outside import following
from events.states import Ending, PoolKind, SeatState
from tests.factories import EventFactory, ParticipantFactory, PoolFactory, RegistrationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return UserFactory(email="asa@arena.example")


def seat(user, *, event=None, pool=None, agreed=True, **facts):
    pool = pool or PoolFactory(event=event or EventFactory())
    agreed_at = timezone.now() if agreed else None
    person = ParticipantFactory(event=pool.event, user=user, agreed_at=agreed_at)
    return RegistrationFactory(pool=pool, participant=person, **facts)


def standing(user):
    return [(entry.title, entry.seat.state, entry.seat.online_url) for entry in following.own_entries(user)]


def test_address_opens_the_calendar_until_another_is_made(person):
    first = following.make_address(person)
    second = following.make_address(person)

    assert (following.owner(first), following.owner(second)) == (None, person)


def test_address_itself_is_kept_nowhere(person):
    token = following.make_address(person)

    feed = PersonalFeed.objects.get()
    assert (len(token) >= 43, token in feed.token_hash, len(feed.token_hash)) == (True, False, 64)


def test_link_to_the_meeting_is_for_a_seat_in_a_room_that_the_event_has_left_too(person):
    event = EventFactory(online=True)
    seat(person, event=event)

    assert standing(person) == [(event.title, SeatState.CONFIRMED, event.online_url)]


def test_address_opens_nothing_once_turned_off(person):
    token = following.make_address(person)

    following.turn_off(person)

    assert following.owner(token) is None


def test_address_opens_nothing_once_the_account_is_closed(person):
    token = following.make_address(person)
    person.is_active = False
    person.save()

    assert following.owner(token) is None


def test_calendar_holds_seats_and_places_in_the_queue(person):
    seat(person, event=EventFactory(title_sv="Plats"))
    seat(person, event=EventFactory(title_sv="Kö"), waiting=True)
    seat(None, event=EventFactory(title_sv="Någon annans"))

    assert standing(person) == [("Plats", "confirmed", ""), ("Kö", "waiting", "")]


def test_calendar_holds_what_a_confirmed_address_was_signed_up_with(person):
    EmailAddress.objects.create(user=person, email="asa@jobbet.example", verified=True)
    EmailAddress.objects.create(user=person, email="bo@arena.example", verified=False)
    for address, title in [("Asa@Jobbet.example", "Hennes"), ("bo@arena.example", "Inte visat")]:
        event = EventFactory(title_sv=title)
        RegistrationFactory(pool__event=event, participant=ParticipantFactory(event=event, email=address))

    assert standing(person) == [("Hennes", "confirmed", "")]


def test_link_to_the_meeting_is_for_a_confirmed_seat_online(person):
    event = EventFactory(hybrid=True, title_sv="Online")
    seat(person, pool=PoolFactory(event=event, online=True))
    seat(person, event=EventFactory(hybrid=True, title_sv="Lokal"))
    seat(person, pool=PoolFactory(event__hybrid=True, event__title_sv="Väntar", online=True), waiting=True)

    assert standing(person) == [
        ("Online", "confirmed", event.online_url),
        ("Lokal", "confirmed", ""),
        ("Väntar", "waiting", ""),
    ]


def test_online_seat_speaks_while_one_waits_for_the_room(person):
    event = EventFactory(hybrid=True)
    online = seat(person, pool=PoolFactory(event=event, online=True))
    RegistrationFactory(pool=PoolFactory(event=event), participant=online.participant, waiting=True)

    assert [entry.seat.kind for entry in following.own_entries(person)] == [PoolKind.ONLINE]


def test_colleague_who_has_not_said_yes_is_not_expected_nor_let_in(person):
    seat(person, pool=PoolFactory(event__hybrid=True, event__title_sv="Träff", online=True), agreed=False)

    assert standing(person) == [("Träff", SeatState.HELD, "")]


def test_cancelled_event_stays_and_a_seat_given_back_goes(person):
    seat(person, event=EventFactory(cancelled=True, title_sv="Inställd"))
    seat(person, state=SeatState.CANCELLED, ending=Ending.OWN, ended_at=timezone.now())

    assert standing(person) == [("Inställd", "confirmed", "")]


def test_event_only_for_those_invited_is_in_the_calendar_of_who_comes(person):
    seat(person, event=EventFactory(audience="invited", title_sv="Slutet"))

    assert standing(person) == [("Slutet", "confirmed", "")]
