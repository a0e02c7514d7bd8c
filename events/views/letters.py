"""The letters about one event: what is planned, what can still be stopped, how it went, and for whom it did not."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from arena.outbox import repeating
from arena.outbox.states import State
from arena.shared.errors import Refused
from arena.shared.http import key_in, redirect_to_top, render_page
from events.letters.sent import letters_at, with_participant
from events.models import Participant
from events.views import letter_sums
from events.views.managing import held_messages
from events.views.opening import event_page
from events.writing import telling

PER_PAGE = 30
AGAIN = {
    State.FAILED: gettext_lazy("Send all that failed again"),
    State.UNKNOWN_FINAL: gettext_lazy("Send all uncertain ones again"),
}


@require_safe
@event_page
def letters(request, event):
    sums = letter_sums.Sums(event)
    lost = with_participant(letters_at(event).not_arrived().with_outcome()).select_related("recipient")
    page = Paginator(lost.order_by("-created_at", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "event": event,
        "runs_head": [_("Reminder"), _("Falls due"), _("How far it has come"), _("People")],
        "runs": letter_sums.runs_of(event),
        "held": held_messages(event),
        "waiting": telling.number_waiting(event),
        "sums": sums,
        "again": [(state, label, sums.by_state[state]) for state, label in AGAIN.items() if sums.by_state[state]],
        "page": page,
        "rows": _rows(page.object_list),
    }
    return render_page(request, "events/letters.html", context)


def _rows(lost):
    """Each letter with the participant it is about, where it is about one."""
    people = Participant.objects.in_bulk({row.participant_id for row in lost if row.participant_id})
    return [(row, people.get(row.participant_id)) for row in lost]


@event_page
def letters_again(request, event):
    """One letter by its button; all that stand alike, when the page has said how many they are."""
    if request.method == "POST" and "letter" in request.POST:
        return _send_one(request, event)
    state = request.GET.get("state")
    if state not in AGAIN:
        raise Http404
    alike = letters_at(event).filter(state=state)
    number = alike.count()
    if request.method == "POST" and key_in(request.POST.get("counted", "")) == number:
        sent = repeating.send_again(alike, by=request.user)
        told = ngettext("%(n)s letter is on its way again.", "%(n)s letters are on their way again.", sent)
        messages.success(request, told % {"n": sent})
        return redirect_to_top("events:letters", event.slug)
    context = {"event": event, "state": State(state), "number": number, "has_changed": request.method == "POST"}
    return render_page(request, "events/letters_again.html", context)


def _send_one(request, event):
    try:
        letter = get_object_or_404(letters_at(event), pk=request.POST["letter"])
    except ValidationError:
        raise Http404 from None
    try:
        letter.send_again(by=request.user)
        messages.success(request, _("The letter is on its way again."))
    except Refused as no:
        messages.error(request, str(no))
    return redirect("events:letters", event.slug)
