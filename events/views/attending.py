"""Attendance: the same list for a phone at the door and for the desk afterwards."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from arena.shared.forms import is_done
from arena.shared.http import render_page
from events.forms.attendance import LineForm, WalkInForm, keys_in
from events.models import Attendance
from events.people import attending
from events.views.opening import event_page

PER_PAGE = 50


@require_http_methods(["GET", "POST"])
@event_page
def attendance(request, event):
    """A line that was wrong comes back with what is wrong; the others are written."""
    if request.POST.get("move") == "rest":
        number = attending.mark_rest(event, by=request.user)
        messages.success(request, ngettext("%(n)s marked as there.", "%(n)s marked as there.", number) % {"n": number})
        return redirect(request.get_full_path())
    people = _people(event, request.GET.get("q", ""))
    if request.method == "POST":
        people = event.participants.filter(pk__in=keys_in(request.POST))
    page = Paginator(_with_seats(people), PER_PAGE).get_page(request.GET.get("page"))
    lines = [LineForm(request.POST or None, participant=one, event=event) for one in page]
    if request.method == "POST" and _write(request, event, lines):
        return redirect(request.get_full_path())
    context = {
        "event": event,
        "q": request.GET.get("q", ""),
        "page": page,
        "lines": lines,
        "faulty": [line for line in lines if line.errors],
        "sums": attendance_sums(event),
        "whole": attending.whole(event),
    }
    return render_page(request, "events/attendance.html", context)


def _people(event, text):
    people = event.participants.at_the_door()
    if text := text.replace("\0", "").strip():
        people = people.filter(Q(name__icontains=text) | Q(organisation__icontains=text) | Q(email__icontains=text))
    return people


def _with_seats(people):
    return people.with_seat_kind().select_related("attendance", "actor").order_by("name", "pk")


def _write(request, event, lines):
    """Write what was changed; say whether all of it could be."""
    good = [line for line in lines if line.is_valid() and line.has_said_more]
    attending.mark(event, {line.participant.pk: line.mark for line in good}, by=request.user)
    if good:
        told = ngettext("%(n)s line saved.", "%(n)s lines saved.", len(good)) % {"n": len(good)}
        messages.success(request, told)
    return all(line.is_valid() for line in lines)


def attendance_sums(event):
    """How many were there, were not, and are not marked; and the hours of those who were there."""
    found = Attendance.objects.filter(participant__event=event).aggregate(
        there=Count("pk", filter=Q(was_there=True)),
        away=Count("pk", filter=Q(was_there=False)),
        less=Sum("minutes", filter=Q(was_there=True)),
        all_of_it=Count("pk", filter=Q(was_there=True, minutes=None)),
    )
    unmarked = event.participants.at_the_door().filter(attendance=None).count()
    whole = attending.whole(event)
    minutes = (found["less"] or 0) + found["all_of_it"] * (whole or 0)
    return found | {"unmarked": unmarked, "hours": round(minutes / 60, 1) if whole else None}


@require_http_methods(["GET", "POST"])
@event_page
def walk_in(request, event):
    form = WalkInForm(request.POST or None)
    if form.is_valid() and is_done(form, lambda: _add(event, form, request.user), field="email"):
        messages.success(request, _("%(name)s is marked as there.") % {"name": form.cleaned_data["name"]})
        return redirect("events:attendance", event.slug)
    return render_page(request, "events/walk_in.html", {"event": event, "form": form})


def _add(event, form, by):
    attending.add_walk_in(event, form.person, how=form.cleaned_data["how"], by=by)
