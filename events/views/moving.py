"""Moving, cancelling and opening again: a form or a button each, then the page of the letters that wait to leave."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import Min
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from arena import outbox
from arena.outbox.states import State
from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import only_looks, redirect_to_top, render_page
from events import occasions
from events.forms.moving import CancelForm, MoveForm
from events.letters.changes import KINDS, EventCancelled, EventMoved
from events.models import ReminderRule
from events.states import EventState
from events.views import change_letters
from events.views.opening import event_page
from events.writing import moving, telling


@event_page
def event_move(request, event):
    """The old beside the new, how many will be told, and what."""
    form = MoveForm(request.POST or None, event=event)
    if form.is_valid() and not only_looks(request):
        keep = {"take_along": form.cleaned_data["take_along"], "by": request.user}
        if is_done(form, lambda: moving.move(event, form.occasion, **keep)):
            messages.success(request, _("The event is moved."))
            return redirect_to_top(
                "events:change" if event.state == EventState.PUBLISHED else "events:manage", event.slug
            )
    number = len(telling.concerned(event, EventMoved))
    occasion = form.occasion if form.is_bound and form.is_valid() else None
    context = {
        "event": event,
        "form": form,
        "forecast": change_letters.of_move(event, number, occasion),
        "has_reminders": _has_reminders(event),
        "now": occasions.now_of(event),
        "can_be_moved": event.state in moving.CAN_BE_MOVED,
        "is_known": event.state == EventState.PUBLISHED,
        "number": number,
    }
    return render_page(request, "events/move.html", context)


@event_page
def event_cancel(request, event):
    """Cancelled with a reason; or skipped, while nobody has signed up."""
    if request.POST.get("move") == "skip":
        return _act(request, event, moving.skip, _("The date is skipped."), "events:manage")
    form = CancelForm(request.POST or None)
    if (
        form.is_valid()
        and not only_looks(request)
        and is_done(form, lambda: moving.cancel(event, form.cleaned_data, by=request.user))
    ):
        messages.success(request, _("The event is cancelled."))
        return redirect_to_top("events:change", event.slug)
    number = len(telling.concerned(event, EventCancelled))
    reasons = form.cleaned_data if form.is_bound and form.is_valid() else None
    context = {
        "event": event,
        "form": form,
        "forecast": change_letters.of_cancelling(event, number, reasons),
        "has_reminders": _has_reminders(event),
        "number": number,
        "can_be_cancelled": event.can_move_to(EventState.CANCELLED),
        "can_be_skipped": event.can_move_to(EventState.SKIPPED),
    }
    return render_page(request, "events/cancel.html", context)


@event_page
def event_reopen(request, event):
    """A cancelled event is held after all; a skipped date becomes a draft again."""
    is_skipped = event.state == EventState.SKIPPED
    if request.method == "POST":
        if is_skipped:
            return _act(request, event, moving.take_up, _("The date is a draft again."), "events:manage")
        return _act(request, event, moving.reopen, _("The event will be held."), "events:change")
    is_cancelled = event.state == EventState.CANCELLED
    context = {
        "event": event,
        "is_skipped": is_skipped,
        "is_cancelled": is_cancelled,
        "forecast": change_letters.of_reopening(event) if is_cancelled else None,
        "has_reminders": _has_reminders(event),
    }
    return render_page(request, "events/reopen.html", context)


@event_page
def event_change(request, event):
    """What the last change tells the participants: how many letters, how they read, and how to stop or undo it."""
    if request.method == "POST":
        return _change_mind(request, event)
    letters = telling.letters_of(event)
    facts = letters.filter(state=State.READY).aggregate(leaves_at=Min("not_before"))
    numbers = dict(letters.count_by_state())
    change = event.moves.filter(revision=event.revision).first()
    context = {
        "event": event,
        "change": change,
        "was": change and occasions.before(change),
        "now": occasions.now_of(event),
        "leaves_at": facts["leaves_at"],
        "waiting": numbers[State.READY],
        "numbers": [(capfirst(state.label), number) for state, number in numbers.items() if number],
        "total": sum(numbers.values()),
        "previews": _previews(event, change),
        "has_reminders": _has_reminders(event),
        "can_undo": (change or event.state == EventState.CANCELLED) and telling.has_stayed(letters),
    }
    return render_page(request, "events/change.html", context)


def _has_reminders(event):
    return ReminderRule.objects.of(event).filter(is_on=True).exists()


def _previews(event, change):
    """Each kind of letter of this revision in both languages."""
    kinds = sorted(set(telling.notices_of(event).values_list("kind", flat=True)))
    letters = [KINDS[kind].sample(event, _known_before(event, kind) or change) for kind in kinds]
    return [pair for letter in letters for pair in outbox.previews(letter)]


def _known_before(event, kind):
    """What most of those who get the letter know, where an earlier letter to them never left."""
    return next((notice.before for notice in telling.notices_of(event).filter(kind=kind) if notice.before), None)


def _change_mind(request, event):
    wanted = request.POST.get("move")
    if wanted == "stop":
        return _act(
            request, event, lambda event, by: telling.stop(event), _("The letters are stopped."), "events:change"
        )
    if wanted == "undo" and event.state == EventState.CANCELLED:
        return _act(request, event, moving.reopen, _("The event will be held."), "events:manage")
    if wanted == "undo":
        return _act(
            request, event, moving.move_back, _("The event is back at its former time and place."), "events:manage"
        )
    raise BadRequest


def _act(request, event, act, told, then):
    try:
        act(event, by=request.user)
    except Refused as no:
        messages.error(request, str(no))
        return redirect_to_top(f"events:{request.resolver_match.url_name}", event.slug)
    messages.success(request, told)
    return redirect_to_top(then, event.slug)
