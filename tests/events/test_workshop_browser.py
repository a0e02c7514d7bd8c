"""Staff publish a hybrid workshop, people fill it, one leaves, and the first in the queue hears of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Event
from events.seats.registering import Person, Wish, register
from events.states import PoolKind
from tests.arena.test_look_browser import sign_in
from tests.events.invariants import broken
from tests.factories import ProjectFactory, StaffFactory, UserFactory, VenueFactory
from tests.mailbox import letter_to

pytestmark = pytest.mark.django_db(transaction=True)

SECONDS_A_STEP, SECONDS_A_LETTER = 4, 0.3  # to find the place and point at it, and to write
FIVE_MINUTES = 300
QUICKEST_PERSON = 3_000  # milliseconds: what is quicker is taken for a machine


class PersonAtWork:
    """Does what a person does in a page, and keeps the time that it would take them."""

    def __init__(self, page):
        self.page, self.seconds = page, 0

    def write(self, label, text, *, shown=None):
        self.seconds += SECONDS_A_STEP + SECONDS_A_LETTER * len(text)
        self.page.get_by_label(label, exact=True).nth(shown or 0).fill(text)

    def choose(self, label, option):
        self.seconds += SECONDS_A_STEP
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def press(self, name):
        self.seconds += SECONDS_A_STEP
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name):
        self.seconds += SECONDS_A_STEP
        self.page.get_by_role("link", name=name, exact=True).first.click()


@pytest.fixture
def staff():
    return StaffFactory(name="Petra Personal")


def test_workshop_is_published_in_minutes_and_filled_and_a_freed_seat_is_offered_at_once(portal, page, staff):
    VenueFactory(name="Kalmarsund")
    ProjectFactory(name_sv="Arenan")
    sign_in(page, staff, portal)

    hand = PersonAtWork(page)
    publish(hand)
    event = Event.objects.get()
    assert (hand.seconds < FIVE_MINUTES, event.state, event.title_en) == (True, "published", "Safe nights")
    assert list(event.pools.order_by("pk").values_list("kind", "capacity")) == [("room", 10), ("online", 50)]
    page.context.clear_cookies()

    sign_up_with_two_colleagues(page, event)
    users = [UserFactory() for _ in range(9)]
    wish = Wish(PoolKind.ROOM)
    seated = [register(event, [Person("x", user.email)], wish, user=user).participant for user in users]
    room = event.pools.get(kind=PoolKind.ROOM)
    assert [row.state for row in room.registrations.order_by("pk")] == ["confirmed"] * 10 + ["waiting"] * 2

    sign_in(page, users[0], portal)
    cancel(page, seated[0])
    letter_to(page, users[7].email, "plats")
    assert room.registrations.get(participant=seated[7]).state == "offered"
    assert broken() == []


def publish(hand):
    start = timezone.localtime() + timedelta(days=30)
    hand.page.goto(reverse("events:manage_list"))
    hand.follow("Nytt evenemang")
    hand.write("Rubrik", "Trygg natt")
    hand.write("Rubrik på engelska (valfritt)", "Safe nights")
    hand.write("Text (valfritt)", "Vi prövar sensorer.")
    hand.write("Text på engelska (valfritt)", "We try sensors.")
    hand.write("Dag", start.strftime("%Y-%m-%d"), shown=0)
    hand.write("Tid", "13:00", shown=0)
    hand.write("Tid", "16:00", shown=1)
    hand.choose("Lokal (valfritt)", "Kalmarsund")
    hand.write("Onlinelänk (valfritt)", "mote.example/natt")
    hand.write("Platser i lokalen (valfritt)", "10")
    hand.write("Platser online (valfritt)", "50")
    hand.write("Arrangör, om den inte finns i registret (valfritt)", "Arenan")
    hand.write("Arrangörens e-postlåda (valfritt)", "arenan@arena.example")
    hand.choose("Projekt (valfritt)", "Arenan")
    hand.press("Spara utkastet och gå vidare")
    hand.press("Publicera nu")
    hand.page.wait_for_url("**/evenemang/**")


def sign_up_with_two_colleagues(page, event):
    """Without an account: the letter confirms the address, and the colleagues get letters of their own."""
    page.goto(reverse("events:detail", args=[event.slug]))
    page.get_by_role("link", name="Anmäl dig", exact=True).click()
    page.get_by_label("På plats").check()
    page.get_by_label("Ditt namn", exact=True).fill("Anna")
    page.get_by_label("E-postadress", exact=True).first.fill("anna@arena.example")
    page.get_by_text("Den finns inte i registret").click()
    page.get_by_label("Sektor", exact=True).select_option(label="Näringsliv")
    page.get_by_label("Kommun", exact=True).select_option(index=1)
    page.get_by_text("Anmäl kollegor också").click()
    for row, name in enumerate(["bo", "cia"]):
        page.locator(f"[name=colleague-{row}-name]").fill(name)
        page.locator(f"[name=colleague-{row}-email]").fill(f"{name}@arena.example")
    page.wait_for_timeout(QUICKEST_PERSON)
    page.get_by_role("button", name="Anmäl dig", exact=True).click()
    letter_to(page, "anna@arena.example", "Bekräfta din anmälan")
    page.get_by_role("article").get_by_role("link").first.click()
    page.get_by_role("main").get_by_role("button").click()
    letter_to(page, "bo@arena.example", "anmält dig")


def cancel(page, participant):
    page.goto(reverse("events:my_events"))
    page.get_by_role("link", name="Trygg natt").click()
    page.get_by_role("link", name="Avboka", exact=True).click()
    page.get_by_role("button", name="Avboka min anmälan").click()
    assert participant.registrations.get().state == "cancelled"
