"""The reminders of an event, or of every date of a series: looked over, written, turned on and off, removed."""

from datetime import time
from functools import partial

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import key_in, only_looks, redirect_to_top, render_page
from events import times
from events.forms.reminders import MEANINGS, ReminderForm
from events.models import ReminderRule
from events.reminding import ruling, saying
from events.states import Clockwork, Standing
from events.views import reminder_places, reminder_preview, reminder_rows
from events.views.opening import event_page, staff_page

BLANK = {"clockwork": Clockwork.CALENDAR, "days": 1, "at": time(9), "to": [Standing.CONFIRMED]}


@event_page
def reminders(request, event):
    return _list(request, reminder_places.of_event(event))


@event_page
def reminder_add(request, event):
    return _write(request, reminder_places.of_event(event), ReminderRule(event=event, **BLANK))


@event_page
def reminder_edit(request, event, number):
    return _write(request, reminder_places.of_event(event), get_object_or_404(event.reminder_rules, pk=number))


@event_page
def reminder_remove(request, event, number):
    return _remove(request, reminder_places.of_event(event), number)


@staff_page
def series_reminders(request, key):
    return _list(request, reminder_places.of_series(key))


@staff_page
def series_reminder_add(request, key):
    place = reminder_places.of_series(key)
    return _write(request, place, ReminderRule(series=place.series, **BLANK))


@staff_page
def series_reminder_edit(request, key, number):
    place = reminder_places.of_series(key)
    return _write(request, place, get_object_or_404(place.rules, pk=number))


@staff_page
def series_reminder_remove(request, key, number):
    return _remove(request, reminder_places.of_series(key), number)


def _list(request, place):
    if request.method == "POST":
        return _act(request, place)
    shown = place.shown_by
    rows = reminder_rows.of_event(place) if place.event else reminder_rows.of_series(place)
    context = {
        **place.context,
        "rows": rows,
        "go_together": bool(place.event) and reminder_rows.go_together(rows),
        "next": times.day(shown) if shown else "",
        "lacks_usual": bool(ruling.lacking(place.owner)) and not (place.event and place.event.is_over),
    }
    return render_page(request, "events/reminders.html", context)


def _act(request, place):
    """The buttons of the list."""
    try:
        match request.POST.get("move"):
            case "usual":
                told = _add_usual(place, by=request.user)
            case "on" | "off" as way:
                told = _turn(request, place, is_on=way == "on")
            case _:
                raise BadRequest
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, told)
    return redirect_to_top(place.name("reminders"), place.key)


def _add_usual(place, *, by):
    added = len(ruling.usual(place.owner, by))
    return ngettext("%(n)s reminder is added.", "%(n)s reminders are added.", added) % {"n": added}


def _turn(request, place, *, is_on):
    rule = get_object_or_404(place.rules, pk=key_in(request.POST.get("reminder", "")))
    ruling.turn(rule, is_on, request.user)
    return _("The reminder is on.") if is_on else _("The reminder is off: no more letters leave by it.")


def _write(request, place, rule):
    """Looked at as often as one likes before it is saved; htmx fetches the same preview while one writes."""
    is_new = rule.pk is None
    form = ReminderForm(request.POST or None, instance=rule, dates=place.dates)
    save = partial(_save, place, rule, form, by=request.user)
    if form.is_valid() and not only_looks(request) and is_done(form, save):
        messages.success(request, _("The reminder is added.") if is_new else _("The reminder is saved."))
        return redirect_to_top(place.name("reminders"), place.key)
    context = {
        **place.context,
        "form": form,
        "is_new": is_new,
        "has_gone": not is_new and rule.has_gone,
        "placeholders": MEANINGS.items(),
        "preview": reminder_preview.of(form, place),
    }
    return render_page(request, "events/reminder_edit.html", context, "events/_reminder_preview.html")


def _save(place, rule, form, *, by):
    if rule.pk:
        ruling.change(rule, form.facts, by)
    else:
        ruling.add(place.owner, form.facts, by)


def _remove(request, place, number):
    rule = get_object_or_404(place.rules, pk=number)
    if request.method == "POST":
        is_gone = ruling.remove(rule, request.user)
        told = _("The reminder is removed.") if is_gone else _("Letters have gone by it, so it stays, turned off.")
        messages.success(request, told)
        return redirect_to_top(place.name("reminders"), place.key)
    context = {**place.context, "said": saying.sentence(rule), "has_gone": rule.has_gone}
    return render_page(request, "events/reminder_remove.html", context)
