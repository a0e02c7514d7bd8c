"""One participant as the staff see them: who it is, every seat and move, what they said, and what they were sent."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from actors.views.reauthenticating import prove
from arena import outbox
from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import key_in, redirect_to_top, render_page
from events.forms.participants import CorrectForm, ReasonForm
from events.letters.again import ConfirmationAgain, OnWaitingListAgain, SeatOfferedAgain
from events.letters.sent import letters_to
from events.models import SeatMove
from events.people import correcting, forgetting
from events.seats import cancelling, ordering
from events.states import Ending, SeatState
from events.views import moves, troubles
from events.views.opening import event_page
from events.views.participants import TONES
from events.views.sums import name_of

AGAIN = {
    SeatState.CONFIRMED: ConfirmationAgain,
    SeatState.WAITING: OnWaitingListAgain,
    SeatState.OFFERED: SeatOfferedAgain,
}
DONE = {
    "cancel": gettext_lazy("The registration is cancelled, and the participant is told why by letter."),
    "move_up": gettext_lazy("Moved up on the waiting list."),
    "give": gettext_lazy("The participant has the seat now, and is told by letter."),
    "again": gettext_lazy("The letter is on its way once more."),
}


@require_http_methods(["GET", "POST"])
@event_page
def participant(request, event, key):
    person = _of(event, key)
    if request.POST.get("move") == "erase":
        return _erase(request, event, person)
    if request.POST.get("move") in troubles.DONE:
        return troubles.end(request, person)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and _do(request, person, form):
        return redirect(request.path)
    seats = list(person.registrations.select_related("pool__item").order_by("pk"))
    context = {
        "event": event,
        "participant": person,
        "form": form,
        "facts": _facts(person),
        "seats": [(row, capfirst(name_of(row.pool)), TONES.get(row.state, "")) for row in seats],
        "is_live": any(row.state in SeatState.live() for row in seats),
        "live": [(row, capfirst(name_of(row.pool))) for row in seats if row.state in SeatState.live()],
        "can_be_sent_again": any(row.state in AGAIN for row in seats) and not person.confirm_until,
        "moves": moves.in_words(_moves(person)),
        "letters": letters_to(person),
        "returns": troubles.returns(person),
        "consents": person.consents.select_related("wording").order_by("pk"),
        "answers": _answers(person),
    }
    return render_page(request, "events/participant.html", context)


@require_http_methods(["GET", "POST"])
@event_page
def participant_correct(request, event, key):
    person = _of(event, key)
    form = CorrectForm(request.POST or None, participant=person)
    if form.is_valid() and is_done(form, lambda: correcting.correct(person, form.person), field="email"):
        messages.success(request, _("Saved."))
        return redirect_to_top("events:participant", event.slug, key)
    context = {"event": event, "participant": person, "form": form}
    return render_page(request, "events/participant_correct.html", context)


def _erase(request, event, person):
    prove(request)
    try:
        forgetting.forget([person.person_key])
    except Refused as no:
        messages.error(request, str(no))
        return redirect(request.path)
    messages.success(request, _("The person is erased."))
    return redirect_to_top("events:participants", event.slug)


def _of(event, key):
    people = event.participants.filter(erased_at=None).with_trouble()
    return get_object_or_404(people.select_related("event", "actor", "municipality", "registered_by", "user"), key=key)


def _do(request, person, form):
    """Do what the button says; the form comes back where a reason is missing."""
    move, _colon, seat = request.POST.get("move", "").partition(":")
    if move not in DONE:
        raise BadRequest
    row = person.registrations.filter(pk=key_in(seat)).first() if seat else None
    if move != "again" and not form.is_valid():
        return False
    try:
        _act(move, person, row, form.cleaned_data.get("reason", "") if form.is_valid() else "")
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, DONE[move])
    return True


def _act(move, person, row, reason):
    match move:
        case "cancel" if row:
            cancelling.cancel_one(row, ending=Ending.STAFF, reason=reason)
        case "cancel":
            cancelling.cancel(person, ending=Ending.STAFF, reason=reason)
        case "move_up" if row:
            ordering.move_up(row, reason=reason)
        case "give" if row:
            ordering.give_seat(row, reason=reason)
        case "again":
            send_again(person)
        case _:
            raise BadRequest


def send_again(person):
    """Every letter about a seat or a place in a queue that they have now."""
    for row in person.registrations.live():
        if row.state in AGAIN:
            person.take_calendar_step()
            outbox.leave(AGAIN[row.state](row), language=person.language)


def _facts(person):
    place = person.municipality.name if person.municipality else ""
    return [
        (_("E-mail address"), person.email),
        (_("Telephone"), person.phone),
        (_("Organisation"), str(person.actor or person.organisation)),
        (_("Sector"), capfirst(person.get_sector_display()) if person.sector else ""),
        (_("Municipality"), place),
        (_("Letters in"), capfirst(person.get_language_display())),
        (_("Signed up by"), str(person.registered_by) if person.registered_by else ""),
        (_("Comes together with"), ", ".join(map(str, _party(person)))),
    ]


def _party(person):
    return person.event.participants.filter(party=person.party, erased_at=None).exclude(pk=person.pk).order_by("pk")


def _moves(person):
    found = SeatMove.objects.filter(registration__participant=person)
    return found.select_related("registration__participant", "pool__item").order_by("-pk")


def _answers(person):
    """Question and answer in the reader's language; dietary and access needs are for the host alone, elsewhere."""
    answers = person.answers.select_related("question").order_by("question__place", "question")
    return [(answer.question.label, answer.question.in_words(answer.value)) for answer in answers]
