"""The staff's way in to the events, and the desk of one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from arena.desk import queues
from events.people import attending, messaging
from events.seats import ordering, sweeping
from events.states import Approval, EventState, Sector
from events.writing import moving
from tests.factories import (
    EventFactory,
    MunicipalityFactory,
    ParticipantFactory,
    PoolFactory,
    RegistrationFactory,
    UserFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff")]


def listed(client, stage=""):
    response = client.get(reverse("events:manage_list"), {"visa": stage})
    return {event.pk: told for event, _url, _facts, told in response.context["rows"]}


def shown(client, event):
    return client.get(reverse("events:manage", args=[event.slug]))


def steps(client, event):
    """The pages that the desk leads on to, in their order."""
    urls = [step.url.partition("?")[0] for step in shown(client, event).context["steps"]]
    pages = ["publish", "seats", "preview_links", "reopen", "copy", "approvals", "queue", "participants", "message"]
    pages += ["edit", "attendance", "materials", "reminders"]
    names = {reverse(f"events:{page}", args=[event.slug]): page for page in pages}
    return [names[url] for url in urls]


@pytest.mark.parametrize(("hours", "words"), [(24, "Publiceras "), (-1, "Det publicerades inte")])
def test_list_says_when_an_event_is_published_or_that_it_was_not(client, hours, words):
    moment = timezone.now() + timedelta(hours=hours)
    EventFactory(state=EventState.SCHEDULED, published_at=None, publish_at=moment)

    response = client.get(reverse("events:manage_list"), {"visa": "publiceras"})

    [(_event, _url, facts, _told)] = response.context["rows"]
    assert facts.rpartition(" · ")[2].startswith(words)


def test_events_stand_at_the_stage_where_something_is_to_be_done(client):
    marked = RegistrationFactory(pool__event__past=True).event
    attending.mark_rest(marked, by=None)
    expected = {
        "": EventFactory(),
        "utkast": EventFactory(draft=True),
        "publiceras": EventFactory(state=EventState.SCHEDULED, published_at=None, publish_at=timezone.now()),
        "narvaro": RegistrationFactory(pool__event__past=True).event,
        "tidigare": marked,
        "installda": EventFactory(cancelled=True),
    }

    found = {stage: list(listed(client, stage)) for stage in expected}

    assert found == {stage: [event.pk] for stage, event in expected.items()}


def test_numbers_count_people_and_free_seats(client):
    event = EventFactory(hybrid=True)
    room, online = PoolFactory(event=event, capacity=2), PoolFactory(event=event, online=True, capacity=5)
    RegistrationFactory.create_batch(2, pool=room)
    waits = RegistrationFactory(pool=room, waiting=True)
    RegistrationFactory(pool=online, participant=waits.participant)
    RegistrationFactory(pool=online, participant__agreed_at=None)

    assert listed(client) == {event.pk: "3 kommer · 1 väntar · 3 platser lediga"}


def test_list_costs_the_same_for_one_event_and_for_five(client):
    costs = []
    for number in (1, 4):
        for _time in range(number):
            RegistrationFactory()
        client.get(reverse("events:manage_list"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("events:manage_list"))
        costs.append(len(asked))

    assert (costs[0], costs[1] <= 8) == (costs[1], True)


def test_desk_of_a_draft_leads_to_publishing(client):
    assert steps(client, EventFactory(draft=True)) == ["publish", "seats", "reminders", "preview_links"]


def test_desk_before_the_event_says_what_waits(client):
    event = EventFactory(needs_approval=True)
    pool = PoolFactory(event=event, capacity=5)
    RegistrationFactory(pool=pool, waiting=True, participant__approval=Approval.ASKED)
    RegistrationFactory(pool=pool, participant__agreed_at=None)

    assert steps(client, event) == ["approvals", "queue", "participants", "reminders", "participants", "message"]


def test_desk_tells_of_those_who_wait_when_it_is_too_late_for_offers(client):
    pool = PoolFactory(capacity=1, event__starts_at=timezone.now() + timedelta(hours=2), event__ends_at=None)
    waits = RegistrationFactory(pool=pool, waiting=True)

    sweeping.sweep()

    waits.refresh_from_db()
    assert (waits.state, steps(client, pool.event)) == ("waiting", ["queue", "reminders", "participants", "message"])


def test_desk_asks_for_another_host_when_the_one_has_left_the_staff(client):
    event = PoolFactory(event__asks_care_needs=True, event__host=UserFactory()).event

    assert steps(client, event) == ["edit", "reminders", "participants", "message"]


def test_desk_asks_for_no_decision_on_whoever_has_cancelled(client):
    event = PoolFactory(event__needs_approval=True).event
    ParticipantFactory(event=event, approval=Approval.ASKED)

    assert steps(client, event) == ["reminders", "participants", "message"]


def test_desk_after_the_event_asks_for_attendance_and_materials(client):
    event = RegistrationFactory(pool__event__past=True).event

    assert steps(client, event) == ["attendance", "materials", "message"]


def test_desk_says_that_more_have_seats_than_there_are(client):
    pool = PoolFactory(capacity=3)
    RegistrationFactory.create_batch(3, pool=pool)
    type(pool).objects.filter(pk=pool.pk).update(capacity=1)

    response = shown(client, pool.event)

    assert "fler har plats än det finns" in response.text
    assert steps(client, pool.event)[0] == "seats"


def test_sums_of_a_pool_make_its_capacity(client):
    pool = PoolFactory(capacity=10)
    RegistrationFactory.create_batch(2, pool=pool)
    until = timezone.now() + timedelta(hours=1)
    RegistrationFactory(pool=pool, state="held", held_until=until)
    RegistrationFactory(pool=pool, waiting=True)

    [(_name, confirmed, offered, held, free, capacity, waiting)] = shown(client, pool.event).context["table"]["rows"]

    assert (confirmed[0], offered, held[0], free, capacity, waiting[0]) == (2, 0, 1, 7, 10, 1)
    assert confirmed[0] + offered + held[0] + free == capacity


def test_targets_stand_beside_those_who_come(client):
    town = MunicipalityFactory()
    pool = PoolFactory()
    RegistrationFactory(pool=pool, participant__sector=Sector.ACADEMIA, participant__municipality=town)
    RegistrationFactory(pool=pool, participant__sector=Sector.ACADEMIA, participant__agreed_at=None)
    pool.event.targets.create(sector=Sector.ACADEMIA, at_least=2)
    pool.event.targets.create(municipality=town, at_least=1)

    targets = shown(client, pool.event).context["targets"]

    assert {target[1:] for target in targets} == {("Akademi", 1, 2), (town.name, 1, 1)}
    assert {target.says for target in targets} == {"1 saknas", "uppnått"}


def test_held_message_stands_on_the_desk_until_it_is_stopped(client, staff):
    event = RegistrationFactory().event
    words = {"subject_sv": "Praktiskt", "text_sv": "Hej."}
    message = messaging.write(event, event.participants.all(), words, selection={}, by=staff)
    assert [one.number for one in shown(client, event).context["held"]] == [1]

    client.post(reverse("events:message_stop", args=[event.slug, message.pk]))

    assert list(shown(client, event).context["held"]) == []


def test_letters_about_a_change_stand_on_the_desk(client, staff):
    event = RegistrationFactory().event

    moving.cancel(event, {"reason_sv": "Sjukdom.", "reason_en": ""}, by=staff)

    assert shown(client, event).context["waiting"] == 1


def test_latest_moves_say_who_and_why(client):
    waits = RegistrationFactory(participant__name="Åsa Ek", waiting=True)

    ordering.move_up(waits, reason="Ska tala.")

    moves = shown(client, waits.event).context["moves"]
    assert [(str(move.participant), move.what, move.reason) for move in moves][-2:] == [
        ("Åsa Ek", "Uppflyttad på väntelistan", "Ska tala."),
        ("Åsa Ek", "På väntelistan", ""),
    ]


def test_event_without_attendance_waits_on_the_desk_of_the_staff():
    event = RegistrationFactory(pool__event__past=True).event
    EventFactory(past=True)

    [queue] = [queue for queue in queues.waiting() if queue.name == "attendance"]

    assert [(row.pk, queue.as_item(row).url) for row in queue.rows] == [
        (event.pk, reverse("events:attendance", args=[event.slug]))
    ]
