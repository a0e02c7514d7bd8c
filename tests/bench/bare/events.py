"""The rows of the event pages fetched and rendered as a tutorial would, and a sign-up of two statements."""

from datetime import timedelta

from django.db import connection, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from events.models import Event


def event_list(request):
    events = Event.objects.filter(state="published", starts_at__gte=timezone.now()).select_related(
        "venue__municipality"
    )
    return render(request, "events.html", {"events": events.order_by("starts_at")[:30]})


def event_page(request, slug):
    events = Event.objects.select_related("venue__municipality", "organiser", "project")
    events = events.prefetch_related("pools", "terms", "offerings", "speakers", "programme")
    return render(request, "event.html", {"event": get_object_or_404(events, slug=slug)})


def event_calendar(request, slug):
    return _calendar([get_object_or_404(Event.objects.select_related("venue"), slug=slug)])


def calendar(request):
    recent = timezone.now() - timedelta(days=365)
    return _calendar(Event.objects.filter(state="published", starts_at__gte=recent).select_related("venue")[:1000])


def _calendar(events):
    """As the documentation of the library writes one."""
    from icalendar import Calendar
    from icalendar import Event as Entry

    made = Calendar()
    made.add("prodid", "-//bare//")
    made.add("version", "2.0")
    for event in events:
        entry = Entry()
        entry.add("uid", f"{event.uid}@bare")
        entry.add("dtstamp", event.changed_at)
        entry.add("dtstart", event.starts_at)
        entry.add("dtend", event.ends_at)
        entry.add("summary", event.title_sv)
        entry.add("location", event.venue.name)
        made.add_component(entry)
    return HttpResponse(made.to_ical(), content_type="text/calendar")


def sign_up(request, pool):
    """One guarded UPDATE and one INSERT: the least that sells no seat twice."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE bench_pool SET taken = taken + 1 WHERE id = %s AND taken < capacity", [pool])
        state = "confirmed" if cursor.rowcount else "waiting"
        cursor.execute("INSERT INTO bench_seat (pool_id, name, state) VALUES (%s, %s, %s)", [pool, "Någon", state])
    return HttpResponse(state)
