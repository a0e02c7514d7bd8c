"""A message to those whom the list of participants shows, or to those ticked in it: looked at, sent, stopped."""

from django.contrib import messages
from django.db.models import Count
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from arena import outbox
from arena.shared.errors import Refused
from arena.shared.http import redirect_to_top, render_page
from events.forms.messages import MessageForm, ticked
from events.letters.messages import ToParticipants
from events.models import Message, MessageCopy
from events.people import messaging
from events.views.opening import event_page
from events.views.participants import filter_of


@require_http_methods(["GET", "POST"])
@event_page
def message(request, event):
    """The address says whom it is to, as it does in the list of participants."""
    people, selection = _selected(request.GET, event)
    reached = people.reachable()
    number = reached.count()
    form = MessageForm(request.POST or None)
    is_seen = False
    if form.is_valid():
        is_seen = request.POST.get("move") != "change"
        if request.POST.get("move") == "send" and form.cleaned_data["counted"] == number:
            return _send(request, event, people, form, selection)
    context = {
        "event": event,
        "form": form,
        "number": number,
        "left_out": people.count() - number,
        "names": [str(one) for one in reached.order_by("name", "pk")[:10]],
        "way_back": f"{reverse('events:participants', args=[event.slug])}{_query(request.GET)}",
        "letters": _previews(event, form, reached.first()) if is_seen else [],
        "written": event.messages.select_related("by").annotate(number=Count("copies")),
    }
    return render_page(request, "events/message.html", context)


def _selected(query, event):
    """Those ticked, or those whom the questions of the list find; and how that was asked, to be kept."""
    if keys := ticked(query):
        return event.participants.filter(key__in=keys), {"ticked": len(keys)}
    form = filter_of(query if query else QueryDict("state=live"), event)
    kept = {name: value for name, value in form.asked.items() if name != "q"}  # which may be a name
    return form.find(), kept


def _query(query):
    return f"?{query.urlencode()}" if query else ""


def _send(request, event, people, form, selection):
    try:
        left = messaging.write(event, people, form.texts, selection=selection, by=request.user)
    except Refused as no:
        messages.error(request, str(no))
        return redirect(request.get_full_path())
    number = left.copies.count()
    told = ngettext(
        "The message leaves in five minutes, to %(n)s person. You can stop it here until then.",
        "The message leaves in five minutes, to %(n)s people. You can stop it here until then.",
        number,
    )
    messages.success(request, told % {"n": number})
    return redirect_to_top("events:manage", event.slug)


def _previews(event, form, person):
    """The letter as it will read, with the facts of the first of those whom it goes to."""
    if person is None:
        return []
    person.event = event
    letter = ToParticipants(MessageCopy(message=Message(event=event, **form.texts), participant=person))
    return outbox.previews(letter)


@require_POST
@event_page
def message_stop(request, event, number):
    held = get_object_or_404(event.messages, pk=number)
    try:
        stopped = messaging.stop(held)
    except Refused as no:
        messages.error(request, str(no))
    else:
        told = ngettext("Stopped: %(n)s letter did not leave.", "Stopped: %(n)s letters did not leave.", stopped)
        messages.success(request, told % {"n": stopped})
    return redirect("events:manage", event.slug)
