"""A participant's own page, and saying yes: to the address, and to what a colleague has signed one up for."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from events.keys import CONFIRM, link_token
from events.letters import occasion
from events.models import ConsentText, Participant, Registration
from events.people import forgetting
from events.seats import cancelling, coming, confirming
from events.states import Ending, EventState
from events.views.own.door import by_link, lead_to, show
from events.views.own.letters import preferences_of
from events.views.own.standing import standing


@by_link("GET", "HEAD")
def own(request, participant):
    """Everything about one registration, on one page."""
    event = participant.event
    return show(
        request,
        "own",
        participant,
        stands=standing(participant),
        confirm_url=reverse("events:confirm_address", args=[participant.key, link_token(participant, CONFIRM)]),
        is_live=participant.registrations.live().exists(),
        asks=event.asks_care_needs or event.questions.exists() or ConsentText.objects.exists(),
        can_change=can_change(participant),
        can_undo=_can_undo(participant),
        is_asked=_is_asked(participant),
        says_no=_says_no(participant),
        preferences=preferences_of(participant),
        has_to_agree=has_to_agree(participant),
        colleagues=_colleagues(participant),
        **occasion.facts(participant),
    )


def _is_asked(participant):
    """Whether the event has moved, and nothing has been said since."""
    notice = coming.asked(participant)
    return notice is not None and not notice.answer


def _says_no(participant):
    """Whether their calendar has said no to what they have, and they themselves nothing since."""
    event = participant.event
    is_to_come = event.state == EventState.PUBLISHED and not event.is_over
    return is_to_come and Participant.objects.filter(pk=participant.pk).declined().exists()


def can_change(participant):
    return participant.event.can_be_changed_by_participants


def can_cancel(participant):
    """A place in a queue, which nobody prepares for, at any time."""
    return can_change(participant) or not Registration.objects.holding().filter(participant=participant).exists()


def has_to_agree(participant):
    return participant.agreed_at is None and participant.registered_by_id and participant.confirm_until is None


def _can_undo(participant):
    is_open = can_change(participant) and not participant.registrations.live().exists()
    return is_open and cancelling.given_back(participant, timezone.now()).exists()


def _colleagues(participant):
    """Whom this person signed up, and what each has said; a name that has been erased is left out."""
    people = participant.colleagues.filter(erased_at=None).order_by("pk")
    live = set(Registration.objects.live().filter(participant__in=people).values_list("participant", flat=True))
    return [(person.name or person.email, *_said(person, person.pk in live)) for person in people]


def _said(person, is_live):
    if not is_live:
        return _("does not come"), ""
    return (_("has said yes"), "good") if person.agreed_at else (_("has not answered yet"), "warn")


@by_link(purpose=CONFIRM)
def confirm_address(request, participant):
    """Scanners open links, and change nothing: the button says yes."""
    if participant.confirm_until is None and participant.agreed_at:
        return lead_to("own", participant)
    if request.method == "POST":
        try:
            confirming.confirm_address(participant)
        except Refused:
            return show(request, "own_confirm", participant, is_too_late=True, status=409)
        messages.success(request, _("Thank you. Your address is confirmed."))
        return lead_to("own", participant)
    until = participant.confirm_until
    return show(
        request,
        "own_confirm",
        participant,
        is_too_late=until is None or until <= timezone.now(),
        confirm_until=until and occasion.moment(participant.event, until),
        **occasion.facts(participant),
    )


@by_link()
def own_agree(request, participant):
    """Whom a colleague signed up says yes, or that it was not wanted; on request everything is erased at once."""
    if request.method != "POST":
        is_live = participant.registrations.live().exists()
        stands = standing(participant)
        return show(request, "own_agree", participant, is_live=is_live, stands=stands, **occasion.facts(participant))
    match request.POST.get("move"):
        case "agree":
            return _agree(request, participant)
        case "object":
            return _object(request, participant)
    raise BadRequest


def _agree(request, participant):
    try:
        confirming.agree(participant)
        messages.success(request, _("Thank you. The organiser counts on you."))
    except Refused as no:
        messages.error(request, no)
    return lead_to("own", participant)


def _object(request, participant):
    cancelling.cancel(participant, ending=Ending.OBJECTED)
    if request.POST.get("erase"):
        forgetting.forget_one(participant)
        messages.success(request, _("You are not signed up, and what your colleague wrote about you is erased."))
        return show(request, "own_gone", participant)
    messages.success(request, _("You are not signed up. Your colleague cannot sign you up for this event again."))
    return lead_to("own", participant)


@by_link("POST")
def own_undo(request, participant):
    try:
        cancelling.undo(participant)
        messages.success(request, _("Your seat is yours again."))
    except Refused as no:
        messages.error(request, no)
    return lead_to("own", participant)
