from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from celery.schedules import crontab
from django.utils import timezone

from arena.celery import app
from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from events.models import Event
from events.states import EventState, Mode, PoolKind
from events.tasks import publish as publish_task
from events.urls import urlpatterns
from events.writing import previewing, publishing
from events.writing.addresses import FIXED_WORDS, free_address
from tests.events.ready import invited, ready_draft
from tests.factories import EventFactory, StaffFactory

pytestmark = pytest.mark.django_db

NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture
def staff(client):
    person = StaffFactory()
    client.force_login(person)
    return person


def state_of(event):
    return Event.objects.get(pk=event.pk).state


def test_publish_shows_the_event_from_now_on():
    event = ready_draft()

    publishing.publish(event)

    event.refresh_from_db()
    assert (event.state, event.published_at is not None, event.publish_at) == (EventState.PUBLISHED, True, None)


def test_publish_twice_is_refused_and_mails_once():
    event = ready_draft()
    invited(event)

    publishing.publish(event)
    with pytest.raises(Refused):
        publishing.publish(event)

    assert OutboundLetter.objects.count() == 1


@pytest.mark.parametrize("state", [EventState.PUBLISHED, EventState.CANCELLED, EventState.SKIPPED])
def test_publish_is_no_way_back_for_what_was_called_off(state):
    cancelled_at = timezone.now() if state == EventState.CANCELLED else None
    event = ready_draft(state=state, published_at=timezone.now(), cancelled_at=cancelled_at)

    with pytest.raises(Refused):
        publishing.publish(event)

    assert state_of(event) == state


@pytest.mark.parametrize(
    ("day", "instant"),
    [
        ("2027-03-22", datetime(2027, 3, 22, 7, tzinfo=UTC)),
        ("2027-03-29", datetime(2027, 3, 29, 6, tzinfo=UTC)),  # the clock was set forward the day before
        ("2027-10-25", datetime(2027, 10, 25, 6, tzinfo=UTC)),
        ("2027-11-01", datetime(2027, 11, 1, 7, tzinfo=UTC)),  # the clock was set back the day before
    ],
)
def test_schedule_is_monday_at_eight_in_sweden_on_every_weekend(client, staff, day, instant):
    event = ready_draft(starts_at="2027-12-01T08:00Z", ends_at="2027-12-01T10:00Z")

    client.post(f"/evenemang/{event.slug}/publicera/", {"go": "schedule", "publish_at_0": day, "publish_at_1": "08:00"})

    assert Event.objects.values_list("state", "publish_at").get() == (EventState.SCHEDULED, instant)


@pytest.mark.parametrize(("day", "code"), [("2027-03-28", "skipped"), ("2027-10-31", "twice")])
def test_schedule_for_the_hour_when_clocks_change_is_asked_about(client, staff, day, code):
    event = ready_draft(starts_at="2027-12-01T08:00Z", ends_at="2027-12-01T10:00Z")

    response = client.post(
        f"/evenemang/{event.slug}/publicera/", {"go": "schedule", "publish_at_0": day, "publish_at_1": "02:30"}
    )

    assert [fault.code for fault in response.context["form"].errors.as_data()["publish_at"]] == [code]
    assert f'value="{day}"' in response.content.decode()
    assert state_of(event) == EventState.DRAFT


@pytest.mark.parametrize("days", [-1, 31])
def test_schedule_for_a_time_that_has_been_or_after_the_start_is_refused(client, staff, days):
    event = ready_draft()
    moment = timezone.localtime() + timedelta(days=days)

    response = client.post(
        f"/evenemang/{event.slug}/publicera/", {"go": "schedule", "publish_at": f"{moment:%Y-%m-%d %H:%M}"}
    )

    assert set(response.context["form"].errors) == {"publish_at"}
    assert state_of(event) == EventState.DRAFT


def test_schedule_can_be_moved_and_taken_back():
    event = ready_draft()
    first, second = (timezone.now() + timedelta(days=days) for days in (1, 2))

    publishing.schedule(event, first)
    publishing.schedule(event, second)
    moved = Event.objects.values_list("state", "publish_at").get()
    publishing.take_back(event)

    assert moved == (EventState.SCHEDULED, second)
    assert Event.objects.values_list("state", "publish_at").get() == (EventState.DRAFT, None)


def test_clock_publishes_what_is_due_and_nothing_else():
    now = timezone.now()
    due = ready_draft(state=EventState.SCHEDULED, publish_at=now - timedelta(seconds=1))
    later = ready_draft(state=EventState.SCHEDULED, publish_at=now + timedelta(minutes=1))

    publish_task()

    assert (state_of(due), state_of(later)) == (EventState.PUBLISHED, EventState.SCHEDULED)


def test_clock_is_that_of_the_database():
    event = ready_draft(state=EventState.SCHEDULED, publish_at=timezone.now() - timedelta(seconds=1))

    with time_machine.travel(NEVER):
        publish_task()

    assert state_of(event) == EventState.PUBLISHED


def test_clock_asks_every_minute():
    assert app.conf.beat_schedule["publish-events"]["schedule"] == crontab()
    assert app.conf.beat_schedule["publish-events"]["task"] == publish_task.name


def test_page_list_feeds_and_facts_for_machines_appear_as_the_clock_publishes(client):
    event = ready_draft(state=EventState.SCHEDULED, publish_at=timezone.now() - timedelta(seconds=1))
    places = ["/evenemang/", "/evenemang.ics", "/evenemang.atom"]
    before = [event.title_sv in client.get(place).content.decode() for place in places]
    hidden = client.get(event.get_absolute_url()).status_code

    publish_task()

    after = [event.title_sv in client.get(place).content.decode() for place in places]
    page = client.get(event.get_absolute_url()).content.decode()
    assert (before, hidden, after) == ([False] * 3, 404, [True] * 3)
    assert "application/ld+json" in page


def test_clock_leaves_what_is_incomplete_and_its_page_says_why(client, staff):
    event = ready_draft(state=EventState.SCHEDULED, publish_at=timezone.now() - timedelta(minutes=2), mailbox="")

    publish_task()

    response = client.get(f"/evenemang/{event.slug}/publicera/")
    assert state_of(event) == EventState.SCHEDULED
    assert (response.context["is_overdue"], [lack.code for lack in response.context["lacks"]]) == (True, ["mailbox"])
    assert "Det publicerades inte" in client.get(f"/evenemang/{event.slug}/hantera/").content.decode()


@pytest.mark.parametrize(("minutes", "waits"), [(1, False), (3, True)])
def test_desk_shows_what_was_not_published_in_time(client, staff, minutes, waits):
    late = timezone.now() - timedelta(minutes=minutes)
    event = ready_draft(state=EventState.SCHEDULED, publish_at=late, mailbox="")

    page = client.get("/att-gora/").content.decode()

    assert (f'href="/evenemang/{event.slug}/publicera/"' in page) is waits


def test_clock_publishes_as_soon_as_what_was_missing_is_there():
    event = ready_draft(state=EventState.SCHEDULED, publish_at=timezone.now() - timedelta(minutes=2), mailbox="")
    publish_task()
    Event.objects.update(mailbox="arrangor@arena.example")

    publish_task()

    assert state_of(event) == EventState.PUBLISHED


def test_save_of_what_is_published_keeps_what_it_must_have():
    event = ready_draft()
    publishing.publish(event)
    event.refresh_from_db()
    event.mailbox = ""

    with pytest.raises(Refused, match="e-postlåda"):
        publishing.save(event, event.save)

    assert Event.objects.get().mailbox == "arrangor@arena.example"


def test_save_of_what_never_had_it_asks_for_nothing_more():
    event = EventFactory(past=True, mailbox="", source="Slutrapporten")
    event.title_sv = "Rättad rubrik"

    publishing.save(event, event.save)

    assert Event.objects.get().title_sv == "Rättad rubrik"


def test_save_after_somebody_published_is_refused():
    event = ready_draft()
    stale = Event.objects.get()
    publishing.publish(event)

    with pytest.raises(Refused):
        publishing.save(stale, stale.save)


def test_save_of_a_draft_in_another_form_drops_the_seats_of_the_first():
    event = ready_draft()
    event.mode = Mode.ONLINE

    publishing.save(event, event.save)

    assert [pool.kind for pool in event.pools.all()] == [PoolKind.ONLINE]


def test_publish_ends_every_preview_link():
    event = ready_draft()
    token = previewing.make(event, by=None)

    publishing.publish(event)

    assert previewing.event_of(token) is None


def test_address_is_none_of_the_fixed_words_under_the_list():
    routes = [str(pattern.pattern).split("/") for pattern in urlpatterns]
    fixed = {route[1] for route in routes if route[0] in ("events", "evenemang") and len(route) == 3 and route[1]}

    assert {word for word in fixed if "<" not in word} <= FIXED_WORDS
    assert free_address("Nytt") == "nytt-evenemang"
