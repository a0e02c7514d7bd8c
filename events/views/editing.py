"""Where an event is written: every question on one calm page, with the text as it will look."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from arena.shared.forms import is_done
from arena.shared.http import check, redirect_to_top, render_page
from arena.shared.personal_numbers import mask
from events.forms.events import EventForm, NewEventForm
from events.models import Event
from events.rules import can_run_events
from events.views.opening import event_page, staff_page
from events.writing import publishing

LONGEST = 20_000


@staff_page
def event_add(request):
    form = NewEventForm(request.POST or None, instance=Event(), user=request.user)
    if form.is_valid():
        event = publishing.add(form.instance, form.save, by=request.user, seats=form.seats)
        messages.success(request, _("The draft is kept. Nobody but the staff sees it."))
        return redirect_to_top("events:publish", event.slug)
    return render_page(request, "events/event_add.html", {"form": form})


@event_page
def event_edit(request, event):
    form = EventForm(request.POST or None, instance=event)
    if form.is_valid() and is_done(form, lambda: publishing.save(event, form.save)):
        said = _("Saved, and shown from now on.") if event.is_public else _("Saved. Nobody but the staff sees it.")
        messages.success(request, said)
        if event.is_public and "online_url" in form.changed_data:
            messages.warning(request, _("Letters that have gone hold the old online link. Write to the participants."))
        return redirect_to_top("events:manage" if event.is_public else "events:publish", event.slug)
    return render_page(request, "events/event_edit.html", {"form": form, "event": event})


@require_POST
def markdown_preview(request):
    """How the text will look, for the page that it is written on."""
    check(can_run_events, request.user)
    texts = [(language, mask(request.POST.get(f"text_{language}", "").strip())) for language in ("sv", "en")]
    context = {"texts": [(language, text[:LONGEST]) for language, text in texts if text]}
    return render_page(request, "events/markdown_preview.html", context, "events/_markdown_preview.html")
