"""A participant's own pages, opened by the link of a letter."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from arena.outbox.writing import words
from events.keys import CONFIRM, OWN, link_token
from events.letters.occasion import moment
from events.models import Participant, Registration
from events.seats import cancelling
from events.seats.registering import Person, Wish, register
from events.states import Ending, PoolKind, SeatState, Sector
from events.writing import moving
from tests.events.invariants import sign_up, states
from tests.events.links import page_of
from tests.factories import EventFactory, ParticipantFactory, PoolFactory, RegistrationFactory, UserFactory

pytestmark = pytest.mark.django_db
ROOM = Wish(PoolKind.ROOM)


@pytest.fixture
def pool():
    return PoolFactory(capacity=1)


def held(pool, name="anna", colleagues=()):
    """Signed up without an account, not yet confirmed."""
    people = [Person(one, f"{one}@arena.example") for one in [name, *colleagues]]
    return register(pool.event, people, ROOM).participant


def offered(pool):
    """Somebody who has an offer, since somebody else gave the seat back."""
    anna, bo = sign_up(pool.event, "anna"), sign_up(pool.event, "bo")
    cancelling.cancel(anna)
    return bo


def said(response):
    return response.content.decode()


def test_own_says_where_one_stands_and_shows_no_search_engine_and_no_cache(client, pool):
    response = client.get(page_of(sign_up(pool.event)))

    assert response.status_code == 200
    assert "Du har en plats i lokalen" in said(response)
    assert '<meta name="robots" content="noindex">' in said(response)
    assert 'rel="canonical"' not in said(response)
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"


def test_own_shows_the_place_in_the_queue_and_what_has_happened_so_far(client, pool):
    for name in ("anna", "bo", "cia"):
        last = sign_up(pool.event, name)

    response = client.get(page_of(last))

    assert "Du har köplats 2." in said(response)
    assert "Hittills har ingen lämnat tillbaka sin plats." in said(response)


def test_own_says_whom_seats_that_look_free_are_kept_for_to_a_company_that_waits(client, pool):
    """Until when, and what becomes of them; the moment is told by the clock of the event."""
    opens = timezone.now() + timedelta(days=3)
    PoolFactory(event=pool.event, capacity=2, reserved_for=Sector.MUNICIPALITY, opens_to_all_at=opens)
    sign_up(pool.event, "anna", sector=Sector.BUSINESS)

    response = client.get(page_of(sign_up(pool.event, "bo", sector=Sector.BUSINESS)))

    assert "2 platser i lokalen ser lediga ut, men är reserverade för en sektor: kommun." in said(response)
    assert f"kl. {timezone.localtime(opens):%H.%M} (svensk tid) går till dem som väntar" in said(response)


@pytest.mark.parametrize("page", ["own_details", "own_offer", "own_cancel", "own_data", "own_erase"])
def test_own_pages_are_closed_to_any_other_link_and_say_how_to_get_a_new_one(client, pool, page):
    anna, bo = sign_up(pool.event, "anna"), sign_up(pool.event, "bo")
    token = link_token(anna, OWN)
    dead = [
        reverse(f"events:{page}", args=[bo.key, token]),
        reverse(f"events:{page}", args=[anna.key, link_token(anna, CONFIRM)]),
        reverse(f"events:{page}", args=[anna.key, token[:-1]]),
    ]

    answers = [client.get(address) for address in dead] + [client.post(address) for address in dead]

    assert {answer.status_code for answer in answers} == {404}
    assert all(reverse("events:lost_link") in said(answer) for answer in answers)
    assert states(pool) == [("anna", SeatState.CONFIRMED), ("bo", SeatState.WAITING)]


def test_confirm_address_by_get_as_scanners_do_changes_nothing(client, pool):
    anna = held(pool)
    address = page_of(anna, "confirm_address", CONFIRM)

    answers = [client.get(address), client.head(address), client.get(address)]

    anna.refresh_from_db()
    assert [answer.status_code for answer in answers] == [200] * 3
    assert (anna.agreed_at, states(pool)) == (None, [("anna", SeatState.HELD)])
    assert f"Gör det senast {moment(pool.event, anna.confirm_until)}." in said(answers[0])


def test_confirm_address_by_post_gives_the_seat_and_a_second_time_the_same_page(client, pool):
    address = page_of(held(pool), "confirm_address", CONFIRM)

    first, second = client.post(address), client.post(address)

    assert states(pool) == [("anna", SeatState.CONFIRMED)]
    assert first.url == second.url == page_of(Participant.objects.get())
    assert OutboundLetter.objects.filter(kind="event_confirmation").count() == 1


def test_confirm_address_after_half_an_hour_says_so_and_how_to_begin_again(client, pool):
    anna = held(pool)
    Participant.objects.update(confirm_until=timezone.now() - timedelta(seconds=1))
    address = page_of(anna, "confirm_address", CONFIRM)

    shown, sent = client.get(address), client.post(address)

    assert (shown.status_code, sent.status_code) == (200, 409)
    for answer in (shown, sent):
        assert "Halvtimmen har gått" in said(answer)
        assert reverse("events:sign_up", args=[pool.event.slug]) in said(answer)


def test_four_colleagues_each_have_a_link_and_count_only_when_they_have_said_yes(client):
    pool = PoolFactory(capacity=None)
    anna = sign_up(pool.event, "anna", colleagues=["bo", "cia", "dan", "eva"])
    bo, cia, dan, eva = anna.colleagues.order_by("pk")

    yes = client.post(page_of(bo, "own_agree"), {"move": "agree"})
    no = client.post(page_of(cia, "own_agree"), {"move": "object"})
    gone = client.post(page_of(dan, "own_agree"), {"move": "object", "erase": "1"})

    assert (yes.status_code, no.status_code, gone.status_code) == (302, 302, 200)
    assert OutboundLetter.objects.filter(kind="event_signed_up_by_colleague").count() == 4
    assert set(Participant.objects.coming().values_list("name", flat=True)) == {"anna", "bo"}
    dan.refresh_from_db()
    assert (cia.registrations.get().ending, dan.name, dan.email, eva.agreed_at) == ("objected", "", "", None)


def test_colleague_who_objected_is_not_signed_up_again_by_others(client):
    pool = PoolFactory(capacity=None)
    bo = sign_up(pool.event, "anna", colleagues=["bo"]).colleagues.get()
    client.post(page_of(bo, "own_agree"), {"move": "object"})

    sign_up(pool.event, "cia", colleagues=["bo"])

    assert bo.registrations.live().count() == 0


def test_offer_is_shown_with_its_end_and_accepted_once_from_two_windows(client, pool):
    bo = offered(pool)
    row = bo.registrations.get()
    address = page_of(bo, "own_offer")
    shown = said(client.get(address))

    first = client.post(address, {"registration": row.pk, "move": "accept"})
    second = client.post(address, {"registration": row.pk, "move": "accept"}, follow=True)

    assert f"kl. {timezone.localtime(row.held_until):%H.%M} (svensk tid)" in shown
    assert first.url == page_of(bo)
    assert "Välkommen. Platsen är din." in said(second)
    assert dict(states(pool))["bo"] == SeatState.CONFIRMED


def test_offer_of_a_seat_on_site_says_that_the_seat_online_is_left_by_a_yes(client):
    event = EventFactory(hybrid=True)
    PoolFactory(event=event, capacity=1)
    PoolFactory(event=event, kind=PoolKind.ONLINE)
    anna = sign_up(event, "anna")
    bo = sign_up(event, "bo", Wish(PoolKind.ROOM, also_wait=True))
    before = client.get(page_of(bo, "own_offer"))
    cancelling.cancel(anna)

    offer = client.get(page_of(bo, "own_offer"))

    sentence = "Svarar du nej behåller du din plats online. Svarar du ja går den till någon annan."
    assert (sentence in said(before), sentence in said(offer)) == (False, True)
    letter = OutboundLetter.objects.get(kind="event_seat_offered").letter()
    assert sentence in words(letter, "sv").text


def test_offer_accepted_after_its_time_is_told_kindly_with_a_way_back(client, pool):
    bo = offered(pool)
    row = bo.registrations.get()
    Registration.objects.filter(pk=row.pk).update(held_until=timezone.now() - timedelta(seconds=1))

    late = client.post(page_of(bo, "own_offer"), {"registration": row.pk, "move": "accept"}, follow=True)
    again = client.post(page_of(bo, "own_offer"), {"registration": row.pk, "move": "wait"}, follow=True)

    assert "Ställ mig sist" in said(late)
    assert again.status_code == 200
    assert bo.registrations.get(pk=row.pk).ending == Ending.OFFER_RAN_OUT
    assert bo.registrations.live().count() == 1


def test_offer_stands_still_on_the_own_pages_while_the_event_is_cancelled(client, pool):
    bo = offered(pool)
    moving.cancel(pool.event, {"reason_sv": "Sjukdom.", "reason_en": ""}, by=None)

    page = client.get(page_of(bo, "own_offer")).context

    assert (page["offers"], page["ran_out"]) == ([], [])
    stand = client.get(page_of(bo)).context["stands"][0]
    assert (stand.text, stand.page) == ("Erbjudandet står still medan evenemanget är inställt.", "")


def test_offer_is_answered_by_post_alone_and_another_registration_is_no_offer(client, pool):
    bo = offered(pool)
    row, other = bo.registrations.get(), RegistrationFactory()

    client.get(page_of(bo, "own_offer"), {"registration": row.pk, "move": "decline"})
    wrong = client.post(page_of(bo, "own_offer"), {"registration": other.pk, "move": "decline"})

    row.refresh_from_db()
    assert (row.state, wrong.status_code) == (SeatState.OFFERED, 400)


def test_link_of_an_erased_participant_is_dead(client, pool):
    anna = sign_up(pool.event)

    client.post(page_of(anna, "own_erase"))

    assert client.get(page_of(anna)).status_code == 404
    assert Participant.objects.get().erased_at is not None


def test_my_events_lead_the_account_to_its_own_pages_by_confirmed_address_alone(client, pool):
    user = UserFactory(email="anna@arena.example")
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    user.emailaddress_set.create(email="bo@arena.example", verified=False)
    anna, bo = (ParticipantFactory(event=pool.event, email=f"{name}@arena.example") for name in ("anna", "bo"))
    client.force_login(user)

    shown = said(client.get(reverse("events:my_events")))

    assert page_of(anna) in shown
    assert page_of(bo) not in shown


def test_my_page_shows_what_is_to_come(client, pool):
    user = UserFactory(email="anna@arena.example")
    anna = sign_up(pool.event, "bo")
    Participant.objects.update(user=user)
    client.force_login(user)

    assert page_of(anna) in said(client.get(reverse("arena:my_page")))
