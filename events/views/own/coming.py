"""Saying whether one still comes when the event has been moved, and taking it into one's calendar once more."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from events import occasions
from events.letters import occasion
from events.outside import calendars, following
from events.people import declining
from events.seats import cancelling, coming, confirming
from events.views.own.door import by_link, lead_to, show
from events.views.own.registration import can_cancel, has_to_agree


@by_link()
def own_still(request, participant):
    """Scanners open links, and change nothing: the buttons say yes or no. Without an answer one keeps what one has."""
    if request.method == "POST":
        return _answer(request, participant)
    notice = coming.asked(participant)
    return show(
        request,
        "own_still",
        participant,
        notice=notice,
        was=notice and occasions.before(notice.before),
        now=occasions.now_of(participant.event),
        is_live=participant.registrations.live().exists(),
        may=can_cancel(participant),
        **occasion.facts(participant),
    )


def _answer(request, participant):
    match request.POST.get("answer"):
        case "comes":
            if has_to_agree(participant):
                confirming.agree(participant)
            coming.say_yes(participant)
            declining.accept(participant)
            messages.success(request, _("Thank you for telling. You are welcome."))
        case "cannot" if can_cancel(participant):
            cancelling.cancel(participant)
            messages.success(request, _("It is cancelled. Thank you for telling: somebody else can come."))
        case "cannot":
            return lead_to("own_still", participant)
        case _:
            raise BadRequest
    return lead_to("own", participant)


@by_link("GET", "HEAD")
def own_calendar(_request, participant):
    """A file to take in by hand: some calendars remember what was deleted, and take in no letter about it again."""
    entry = following.own_entry(participant)
    if entry is None:
        raise Refused(_("You have no seat here and wait for none."))
    response = HttpResponse(calendars.calendar([entry]), content_type=calendars.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{entry.slug}.ics"'
    response["X-Robots-Tag"], response["Referrer-Policy"] = "noindex", "no-referrer"
    return response
