"""Attendance as it is marked at the door: many at once, by several people, and what is wrong comes back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import Attendance
from events.people import attending
from events.people.attending import Mark
from events.states import PoolKind
from tests.factories import ActorFactory, EventFactory, PoolFactory, RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff")]


@pytest.fixture
def event():
    """Three hours, over; two had seats in the room."""
    event = EventFactory(past=True, hybrid=True)
    RegistrationFactory.create_batch(2, pool=PoolFactory(event=event, capacity=None))
    return event


def page(event, name="attendance"):
    return reverse(f"events:{name}", args=[event.slug])


def sent(client, event, **changes):
    """The whole form as the page shows it, with some answers changed: p0_was for the first line."""
    lines = client.get(page(event)).context["lines"]
    data = {}
    for line in lines:
        for field in line:
            data[field.html_name] = field.value() if field.value() is not None else ""
    for name, value in changes.items():
        place, _line, what = name.partition("_")
        data[lines[int(place[1:])].add_prefix(what)] = value
    return data


def marks(event):
    found = Attendance.objects.filter(participant__event=event).order_by("participant")
    return list(found.values_list("was_there", "how", "minutes"))


def test_one_form_marks_everybody(client, event, staff):
    client.post(page(event), sent(client, event, p0_was="there", p1_was="away"))

    assert marks(event) == [(True, "room", None), (False, "room", None)]
    assert set(Attendance.objects.values_list("marked_by", flat=True)) == {staff.pk}


def test_minutes_and_place_are_kept(client, event):
    client.post(page(event), sent(client, event, p0_was="there", p0_how="online", p0_minutes="45"))

    assert marks(event) == [(True, "online", 45)]


def test_lines_that_nobody_changed_are_not_written(client, event):
    old = sent(client, event, p0_was="there")
    second = event.participants.order_by("name")[1]
    attending.mark(event, {second.pk: Mark(True, PoolKind.ROOM)}, by=None)

    client.post(page(event), old)

    assert marks(event) == [(True, "room", None), (True, "room", None)]


def test_mark_is_taken_back_on_the_page(client, event):
    client.post(page(event), sent(client, event, p0_was="there"))

    client.post(page(event), sent(client, event, p0_was=""))

    assert marks(event) == []


@pytest.mark.parametrize(("was", "minutes"), [("there", "181"), ("there", "0"), ("away", "20"), ("there", "x")])
def test_minutes_that_cannot_be_come_back_and_the_other_lines_are_written(client, event, was, minutes):
    response = client.post(page(event), sent(client, event, p0_was=was, p0_minutes=minutes, p1_was="there"))

    assert [list(line.errors) for line in response.context["faulty"]] == [["minutes"]]
    assert marks(event) == [(True, "room", None)]


def test_person_of_another_event_is_not_marked(client, event):
    other = RegistrationFactory().participant

    client.post(page(event), {f"p{other.pk}-was": "there", f"p{other.pk}-seen": "//"})

    assert Attendance.objects.count() == 0


def test_rest_is_marked_by_one_button(client, event):
    client.post(page(event), sent(client, event, p0_was="away"))

    response = client.post(page(event), {"move": "rest"}, follow=True)

    assert marks(event) == [(False, "room", None), (True, "room", None)]
    assert "1 markerad som närvarande." in response.text


def test_sums_tell_unmarked_from_absent_and_count_true_hours(client, event):
    RegistrationFactory(pool=event.pools.get(kind="room"))
    client.post(page(event), sent(client, event, p0_was="there", p1_was="there", p1_minutes="30"))

    sums = client.get(page(event)).context["sums"]

    assert (sums["there"], sums["away"], sums["unmarked"], sums["hours"]) == (2, 0, 1, 3.5)


def test_list_is_searched_by_name(client, event):
    first = event.participants.order_by("name").first()

    lines = client.get(page(event), {"q": first.name.upper()}).context["lines"]

    assert [line.participant for line in lines] == [first]


def test_walk_in_is_added_with_an_organisation_of_the_registry(client, event):
    actor = ActorFactory(legal_name="Sånglärkan AB")
    said = {"name": "Åsa Ek", "organisation": "sånglärkan ab", "how": "online"}

    client.post(page(event, "walk_in"), said)

    one = event.participants.get(is_walk_in=True)
    assert (one.name, one.actor, one.organisation, one.attendance.how) == ("Åsa Ek", actor, "", "online")


def test_walk_in_without_a_name_is_asked_for_it(client, event):
    response = client.post(page(event, "walk_in"), {"how": "room"})

    assert (list(response.context["form"].errors), event.participants.count()) == (["name"], 2)


def test_walk_in_who_is_marked_already_is_told_at_the_address(client, event):
    said = {"name": "Åsa Ek", "email": "asa@arena.example", "how": "room"}
    client.post(page(event, "walk_in"), said)

    response = client.post(page(event, "walk_in"), said)

    assert list(response.context["form"].errors) == ["email"]


def test_page_costs_the_same_for_few_and_for_many(client, event):
    costs = []
    for number in (1, 20):
        RegistrationFactory.create_batch(number, pool=event.pools.get(kind="room"))
        client.get(page(event))
        with CaptureQueriesContext(connection) as asked:
            client.get(page(event))
        costs.append(len(asked))

    assert (costs[0], costs[1] <= 8) == (costs[1], True)
