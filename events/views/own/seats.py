"""Answering an offer, and giving back what one has."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.http import key_in
from events.forms.own import CancelForm
from events.letters import occasion, waiting
from events.seats import answering, cancelling, sweeping
from events.states import Ending, EventState, SeatState
from events.views.own.door import by_link, lead_to, posted, show
from events.views.own.registration import can_cancel

OFFERED = Q(state=SeatState.OFFERED, event__state=EventState.PUBLISHED)  # offers stand still while it is cancelled


@by_link()
def own_offer(request, participant):
    """What is offered and until when; what ran out, with the way back to the end of the queue."""
    rows = participant.registrations.select_related("pool__item", "event").order_by("kind", "pk")
    if request.method == "POST":
        return _answer(request, participant, rows)
    open_offers = rows.filter(OFFERED, held_until__gt=timezone.now())
    offers = [(row, occasion.moment(row.event, row.held_until)) for row in open_offers]
    context = {"offers": offers, "ran_out": _ran_out(rows), **occasion.facts(participant)}
    gives_up_online = any(waiting.gives_up_online(row) for row, _until in offers)
    return show(request, "own_offer", participant, gives_up_online=gives_up_online, **context)


def _ran_out(rows):
    """Offers that nobody answered, also those that the next minute will end, where nothing else of the kind is had."""
    late = rows.filter(ending=Ending.OFFER_RAN_OUT) | rows.filter(OFFERED, held_until__lte=timezone.now())
    had = {row.kind for row in rows.live().filter(state__in=[SeatState.CONFIRMED, SeatState.WAITING])}
    by_kind = {row.pool_id: row for row in late.order_by("pk") if row.kind not in had}
    return list(by_kind.values())


def _answer(request, participant, rows):
    """Two windows, or a letter opened late, get a kind word and the state as it is."""
    row = rows.filter(pk=key_in(request.POST.get("registration", ""))).first()
    act = {"accept": _accept, "decline": _decline, "wait": _wait}.get(request.POST.get("move"))
    if row is None or act is None:
        raise BadRequest
    try:
        messages.success(request, act(row))
    except Refused as no:
        messages.error(request, no)
        return lead_to("own_offer", participant)
    return lead_to("own", participant)


def _accept(row):
    if row.state != SeatState.CONFIRMED:
        answering.accept(row)
    return _("Welcome. The seat is yours.")


def _decline(row):
    if row.ending != Ending.DECLINED:
        answering.turn_down(row)
    return _("Thank you for telling. The seat goes to the next.")


def _wait(row):
    if row.state == SeatState.OFFERED:
        sweeping.tidy(row.event)
    new = answering.put_back_last(row)
    if new.state == SeatState.CONFIRMED:
        return _("There was a free seat, and it is yours.")
    return _("You are on the waiting list again, as the last.")


@by_link()
def own_cancel(request, participant):
    """A last look before it is done; a second time changes nothing."""
    live = list(participant.registrations.live().select_related("pool__item").order_by("kind", "pk"))
    may = can_cancel(participant)
    form = CancelForm(posted(request), registrations=live)
    if live and may and request.method == "POST" and form.is_valid():
        return _cancel(request, participant, form)
    status = 409 if request.method == "POST" and not may else 200
    return show(
        request, "own_cancel", participant, status, form=form, live=live, may=may, **occasion.facts(participant)
    )


def _cancel(request, participant, form):
    reason = form.cleaned_data["reason"]
    if form.chosen:
        cancelling.cancel_one(form.chosen, reason=reason)
    else:
        cancelling.cancel(participant, reason=reason)
    messages.success(request, _("It is cancelled. Thank you for telling: somebody else can come."))
    return lead_to("own", participant)
