"""Where an event goes from draft to public: what is missing, now or at a set time; and a copy as a new draft."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from events.forms.publishing import CopyForm, PublishAtForm
from events.models import ReminderRule
from events.reminding import planning, saying
from events.states import EventState
from events.views.opening import event_page
from events.writing import copying, publishing
from events.writing.completeness import missing
from events.writing.copying import Part

DONE = {
    "publish": gettext_lazy("The event is published."),
    "take_back": gettext_lazy("The event is a draft again, and is not published by itself."),
}


@event_page
def event_publish(request, event):
    move = request.POST.get("go")
    form = PublishAtForm(request.POST if move == "schedule" else None)
    refusal = _carry_out(request, event, move, form) if request.method == "POST" else ""
    if refusal is None:
        return redirect_to_top("events:publish", event.slug)
    event.refresh_from_db()
    context = {
        "event": event,
        "form": form,
        "refusal": refusal,
        "lacks": missing(event) if event.is_unpublished else [],
        "is_scheduled": event.state == EventState.SCHEDULED,
        "is_overdue": event.state == EventState.SCHEDULED and event.publish_at <= timezone.now(),
        "reminders": [saying.when(rule) for rule in _reminders(event)],
        "waiting": event.invitations.standing().count() if event.is_unpublished else 0,
    }
    return render_page(request, "events/event_publish.html", context)


def _reminders(event):
    """In the order in which they fall due."""
    rules = ReminderRule.objects.of(event).filter(is_on=True)
    return sorted(rules, key=lambda rule: planning.due_at(rule, event))


def _carry_out(request, event, move, form):
    """None when it is done; else why not, which is nothing where the form says it."""
    try:
        match move:
            case "publish":
                publishing.publish(event)
            case "take_back":
                publishing.take_back(event)
            case "schedule":
                return _schedule(request, event, form)
            case _:
                raise BadRequest
    except Refused as no:
        return str(no)
    messages.success(request, DONE[move])
    return None


def _schedule(request, event, form):
    if not form.is_valid():
        return ""
    moment = form.cleaned_data["publish_at"]
    if not is_done(form, lambda: publishing.schedule(event, moment), field="publish_at"):
        return ""
    messages.success(request, _("The event is published by itself at the time that you set."))
    return None


@event_page
def event_copy(request, event):
    first = {"title": event.title_sv, "parts": Part.values}
    form = CopyForm(request.POST or None, initial=first)
    if form.is_valid():
        said = form.cleaned_data
        new = copying.copy(event, said["starts_at"], by=request.user, title=said["title"], parts=said["parts"])
        messages.success(request, _("This is the copy, a draft. Look through what it says."))
        return redirect("events:edit", new.slug)
    return render_page(request, "events/event_copy.html", {"event": event, "form": form})
