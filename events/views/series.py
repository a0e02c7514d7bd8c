"""One event on many dates: found by a pattern, looked over, made; and afterwards told of and changed together."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arena.shared.http import redirect_to_top, render_page
from events import times
from events.forms.series import DatesForm, PatternForm, SeriesForm, SeriesTextsForm
from events.models import Series
from events.states import EventState
from events.templatetags.manage import state_tone
from events.views import sums
from events.views.opening import event_page, staff_page
from events.writing import repeating


@event_page
def series_add(request, event):
    """First the pattern, then the dates that it gives, each of which can be left out."""
    form = PatternForm(request.POST or None, event=event)
    dates = form.dates if form.is_valid() else []
    is_save = request.POST.get("move") == "save"
    picks = DatesForm(request.POST if is_save else None, dates=dates) if dates else None
    if is_save and picks and picks.is_valid():
        made = repeating.repeat(event, picks.starts, by=request.user)
        told = ngettext("%(n)s draft is made.", "%(n)s drafts are made.", len(made)) % {"n": len(made)}
        messages.success(request, told)
        return redirect_to_top("events:series", event.series_id)
    context = {
        "event": event,
        "form": form,
        "picks": picks,
        "is_empty": form.is_bound and form.is_valid() and not dates,
    }
    return render_page(request, "events/series_add.html", context)


@staff_page
def series(request, key):
    """Every date and where it stands."""
    row = get_object_or_404(Series, pk=key)
    if request.method == "POST":
        return _publish_all(request, row)
    events = list(row.events.select_related("venue").order_by("starts_at", "pk"))
    told = sums.of_events(events)
    context = {
        "series": row,
        "rows": [_row(event, told[event.pk]) for event in events],
        "drafts": sum(event.state == EventState.DRAFT and not event.is_over for event in events),
        "first": events[0] if events else None,
    }
    return render_page(request, "events/series.html", context)


def _row(event, seats):
    """As `components/rows.html` takes it."""
    address = reverse("events:manage", args=[event.slug])
    moved = (
        ngettext("changed %(n)s time", "changed %(n)s times", event.revision) % {"n": event.revision}
        if event.revision
        else ""
    )
    meta = " · ".join(filter(None, [seats, moved]))
    return address, capfirst(times.when(event)), "", "", meta, event.get_state_display(), state_tone(event), ""


def _publish_all(request, row):
    if request.POST.get("move") != "publish":
        raise BadRequest
    shown, lacking = repeating.publish_all(row)
    if shown:
        told = ngettext("%(n)s date is published.", "%(n)s dates are published.", len(shown)) % {"n": len(shown)}
        messages.success(request, told)
    if lacking:
        told = ngettext(
            "%(n)s date lacks something. Open it to see what.",
            "%(n)s dates lack something. Open them to see what.",
            len(lacking),
        )
        messages.warning(request, told % {"n": len(lacking)})
    return redirect_to_top("events:series", row.pk)


@staff_page
def series_edit(request, key):
    row = get_object_or_404(Series, pk=key)
    form = SeriesForm(request.POST or None, instance=row)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect_to_top("events:series", row.pk)
    context = {"series": row, "form": form, "title": _("Rename the series")}
    return render_page(request, "events/series_form.html", context)


@staff_page
def series_texts(request, key):
    """What is written is the same afterwards for every date that is ticked; when and where stay."""
    row = get_object_or_404(Series, pk=key)
    held = [EventState.DRAFT, EventState.SCHEDULED, EventState.PUBLISHED]
    events = row.events.upcoming().filter(state__in=held)
    form = SeriesTextsForm(request.POST or None, instance=events.first(), events=events)
    if form.is_valid():
        number = repeating.rewrite(form.cleaned_data["dates"], form.texts)
        messages.success(
            request, ngettext("%(n)s date is changed.", "%(n)s dates are changed.", number) % {"n": number}
        )
        return redirect_to_top("events:series", row.pk)
    context = {"series": row, "form": form, "title": _("Change the texts of all that are to come")}
    return render_page(request, "events/series_form.html", context)
