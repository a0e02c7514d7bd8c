"""Making a series: the dates are shown before anything is saved, and each can be left out."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from arena.shared.moments import on_clock
from events.models import Event
from events.states import EventState
from events.writing import repeating
from tests.factories import EventFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(client):
    client.force_login(StaffFactory())
    return EventFactory()


def add(event):
    return reverse("events:series_add", args=[event.slug])


def weekly(event, **facts):
    return {
        "how": "weekly",
        "interval": "1",
        "weekdays": [str(on_clock(event.starts_at).weekday())],
        "count": "5",
    } | facts


def shown(answer):
    return [text for text, _words in answer.context["picks"].fields["picked"].choices]


def test_series_shows_the_dates_and_makes_nothing(client, event):
    answer = client.post(add(event), weekly(event) | {"move": "show"})

    first = f"{on_clock(event.starts_at) + timedelta(days=7):%Y-%m-%d %H:%M}"
    assert (len(shown(answer)), shown(answer)[0], Event.objects.count()) == (5, first, 1)


def test_series_makes_those_that_are_ticked(client, event):
    dates = shown(client.post(add(event), weekly(event)))

    client.post(add(event), weekly(event) | {"move": "save", "picked": dates[:2] + dates[3:]})

    made = Event.objects.exclude(pk=event.pk).order_by("starts_at")
    assert [f"{on_clock(one.starts_at):%Y-%m-%d %H:%M}" for one in made] == dates[:2] + dates[3:]
    assert {one.state for one in made} == {EventState.DRAFT}


def test_series_offers_no_date_that_has_an_event_already(client, event):
    repeating.repeat(event, [event.starts_at + timedelta(days=7)], by=None)

    assert len(shown(client.post(add(event), weekly(event)))) == 4


def test_series_on_listed_days_takes_the_time_of_the_event_unless_another_is_written(client, event):
    answer = client.post(add(event), {"how": "list", "days": "2031-03-04\n2031-02-03 13:30"})

    assert shown(answer) == ["2031-02-03 13:30", f"2031-03-04 {on_clock(event.starts_at):%H:%M}"]


def test_series_says_where_the_clock_does_not_show_the_time(client, event):
    answer = client.post(add(event), {"how": "list", "days": "2031-03-30 02:30"})

    [(_text, words)] = answer.context["picks"].fields["picked"].choices
    assert words == "söndag 30 mars 2031 kl. 03.30, eftersom klockan ställs fram den natten"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"how": "weekly", "count": ""}, "count"),
        ({"how": "list", "days": ""}, "days"),
        ({"how": "list", "days": "på tisdag"}, "days"),
        ({"how": "weekly", "interval": "0"}, "interval"),
        ({"how": "monthly", "count": "3", "nth": "", "weekday": "1"}, "nth"),
        ({"how": ""}, "how"),
    ],
)
def test_series_by_a_pattern_that_lacks_something_is_told_where(client, event, facts, field):
    answer = client.post(add(event), weekly(event) | facts)

    assert list(answer.context["form"].errors) == [field]


def test_series_page_shows_every_date_and_where_it_stands(client, event):
    repeating.repeat(event, [event.starts_at + timedelta(days=7)], by=None)
    event.refresh_from_db()

    rows = client.get(reverse("events:series", args=[event.series_id])).context["rows"]

    assert [row[5] for row in rows] == ["publicerat", "utkast"]


def test_series_texts_are_changed_for_the_dates_that_are_ticked_and_to_come(client, event):
    past = EventFactory(past=True)
    [second] = repeating.repeat(event, [event.starts_at + timedelta(days=7)], by=None)
    event.refresh_from_db()
    Event.objects.filter(pk=past.pk).update(series=event.series)
    texts = reverse("events:series_texts", args=[event.series_id])

    offered = client.get(texts).context["form"].fields["dates"].queryset
    client.post(texts, {"dates": [second.pk], "title_sv": "Nytt namn"})

    assert {one.pk for one in offered} == {event.pk, second.pk}
    named = Event.objects.filter(title_sv="Nytt namn")
    assert [(one.pk, one.revision) for one in named] == [(second.pk, 0)]


def test_series_is_published_where_nothing_is_missing_and_says_what_is_left(client, event):
    [second] = repeating.repeat(event, [timezone.now() + timedelta(days=40)], by=None)
    event.refresh_from_db()

    answer = client.post(reverse("events:series", args=[event.series_id]), {"move": "publish"}, follow=True)

    second.refresh_from_db()
    assert (second.state, "1 tillfälle saknar något" in answer.content.decode()) == (EventState.DRAFT, True)


def test_series_gets_another_name(client, event):
    repeating.repeat(event, [event.starts_at + timedelta(days=7)], by=None)
    event.refresh_from_db()

    client.post(reverse("events:series_edit", args=[event.series_id]), {"title": "Kaffe och teknik"})

    event.series.refresh_from_db()
    assert event.series.title == "Kaffe och teknik"
