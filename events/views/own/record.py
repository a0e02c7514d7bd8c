"""A participant's own record, without an account: hours, everything that is kept, and having it erased."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from events import times
from events.models import Participant
from events.people import attending, forgetting
from events.people.own_data import as_file, of_participant
from events.views.own.door import by_link, show


@by_link("GET", "HEAD")
def own_hours(request, participant):
    """Only what was marked counts, in true minutes, at every event of the same address."""
    same = Participant.objects.filter(person_key=participant.person_key, attendance__was_there=True)
    people = list(same.select_related("event", "attendance").order_by("event__starts_at", "pk"))
    rows = [_hours(person) for person in people]
    total = sum(attending.minutes_of(person) or 0 for person in people)
    head = [_("Event"), _("Day"), _("Time"), _("Where"), _("How it was verified")]
    return show(request, "own_hours", participant, head=head, rows=rows, total=times.lasting(total))


def _hours(person):
    minutes = attending.minutes_of(person)
    day = date_format(localtime(person.attendance.marked_at), "j F Y")
    return [
        person.event.title,
        times.day(person.event),
        _("not known") if minutes is None else times.lasting(minutes),
        person.attendance.get_how_display() if person.attendance.how else "",
        _("marked by the organiser %(day)s") % {"day": day},
    ]


@by_link()
def own_data(request, participant):
    """A page to read; its button gives the same as a file."""
    if request.method == "POST":
        file = JsonResponse(as_file(participant), json_dumps_params={"ensure_ascii": False, "indent": 2})
        file.headers["Content-Disposition"] = 'attachment; filename="mina-uppgifter.json"'
        return file
    return show(request, "own_data", participant, sections=of_participant(participant))


@by_link()
def own_erase(request, participant):
    """What goes, what stays and why; then it is done at every event of the address, at once and for good."""
    if request.method == "POST":
        forgetting.forget([participant.person_key])
        messages.success(request, _("What we had about you at events is erased. Thank you for the time you were here."))
        return redirect("arena:home")
    same = Participant.objects.filter(person_key=participant.person_key, erased_at=None)
    people = same.select_related("event").order_by("event__starts_at", "pk")
    return show(request, "own_erase", participant, events=[(one.event.title, times.day(one.event)) for one in people])
