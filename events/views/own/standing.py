"""Where somebody stands at an event, in plain words: each seat or place in a queue, and what can be done about it."""

from typing import NamedTuple

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.letters.occasion import moment
from events.letters.waiting import kept_for_others
from events.states import Approval, Ending, EventState, PoolKind, SeatState


class Stand(NamedTuple):
    """One thing that the participant has or had, and the page where it is answered."""

    title: str
    text: str
    tone: str
    page: str = ""  # the name of an address of own pages
    label: str = ""


def standing(participant):
    """What the participant has now; where there is nothing, what it was that ended last."""
    rows = list(participant.registrations.select_related("pool__item", "event").order_by("kind", "pk"))
    live = [row for row in rows if row.state in SeatState.live()]
    ran_out = [row for row in rows if _can_wait_again(row, live)]
    ended = [row for row in rows if row.state in SeatState.ended()]
    last = [] if live or ran_out else sorted(ended, key=lambda row: row.ended_at)[-1:]
    return [_stand(participant, row) for row in [*live, *ran_out, *last]]


def _can_wait_again(row, live):
    return row.ending == Ending.OFFER_RAN_OUT and all(other.kind != row.kind for other in live)


def _stand(participant, row):
    match row.state:
        case SeatState.CONFIRMED:
            return Stand(_seat(row), _confirmed(participant), "good")
        case SeatState.HELD:
            until = moment(row.event, row.held_until)
            text = _("The seat is kept for you until %(until)s. Confirm your address to make it yours.")
            return Stand(_kept(row), text % {"until": until}, "warn", "confirm", _("Confirm"))
        case SeatState.WAITING:
            return Stand(_waits(row), _forecast(participant, row), "info")
        case SeatState.OFFERED:
            return _offered(row)
    return _ended(participant, row)


def _seat(row):
    if row.kind == PoolKind.ITEM:
        return _("You have a seat: %(item)s") % {"item": row.pool.item}
    return _("You have a seat online") if row.kind == PoolKind.ONLINE else _("You have a seat on site")


def _kept(row):
    return _("%(what)s: a seat is kept for you") % {"what": _what(row)}


def _waits(row):
    if row.participant.approval == Approval.ASKED:
        return _("You have asked for a seat")
    return _("%(what)s: you are on the waiting list") % {"what": _what(row)}


def _what(row):
    if row.kind == PoolKind.ITEM:
        return str(row.pool.item)
    return capfirst(row.get_kind_display())


def _confirmed(participant):
    if participant.agreed_at is None:
        return _("Say yes yourself, so that the organiser counts you.")
    return ""


def _forecast(participant, row):
    """The place as a number, and what has happened so far; nobody knows what others will do."""
    if participant.approval == Approval.ASKED:
        return _("The organiser decides about each registration. You get a letter with the answer.")
    place = row.place_in_queue
    said = [
        _("You have number %(place)s. Before you stand those with lower numbers.") % {"place": place}
        if place > 1
        else _("You are next."),
        kept_for_others(row),
        _given_back(row.given_back),
        _("When your turn comes you get the seat at once.")
        if participant.takes_directly
        else _("When your turn comes you get a letter with an offer, and some time to answer it."),
    ]
    return " ".join(filter(None, said))


def _given_back(number):
    if not number:
        return _("So far nobody has given a seat back.")
    text = ngettext(
        "So far %(number)s person has given a seat back.", "So far %(number)s people have given a seat back.", number
    )
    return text % {"number": number}


def _offered(row):
    if row.event.state != EventState.PUBLISHED:
        return Stand(_kept(row), _("The offer stands still while the event is cancelled."), "warn")
    if row.held_until <= timezone.now():
        return Stand(_("The offer has ended"), _ran_out(), "warn", "own_offer", _("Wait again"))
    until = moment(row.event, row.held_until)
    text = _("It is kept for you until %(until)s. After that it goes to the next.") % {"until": until}
    return Stand(
        _("%(what)s: a seat is yours if you want it") % {"what": _what(row)},
        text,
        "warn",
        "own_offer",
        _("Say yes or no"),
    )


def _ran_out():
    return _(
        "Nobody answered in time, so the seat has gone to the next. If you still want to come, you can wait again."
    )


def _ended(participant, row):
    if row.ending == Ending.OFFER_RAN_OUT:
        return Stand(_("The offer has ended"), _ran_out(), "warn", "own_offer", _("Wait again"))
    title, text = {
        Ending.OWN: (_("You have cancelled"), ""),
        Ending.OBJECTED: (_("You have said that you did not want this"), _("You are not counted.")),
        Ending.STAFF: (_("The organiser has cancelled your registration"), row.reason),
        Ending.DECLINED: (_("You have said no to the offered seat"), _("It has gone to the next.")),
        Ending.NOT_CONFIRMED: (
            _("Your sign-up ran out"),
            _("The address was not confirmed in time, so the seat went to the next. You can sign up again."),
        ),
        Ending.NOT_APPROVED: (_("The organiser has said no"), row.reason),
    }.get(row.ending, (_("Your registration has ended"), ""))
    return Stand(title, text, "")
