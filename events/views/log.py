"""What has been done with an event: the history of its rows and the moves of its seats, as one log."""

from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors.recounting import Change, Story, retell
from arena.history.models import Deed, Entry
from arena.shared.http import key_in, render_page
from events.models import Participant, SeatMove
from events.views import moves
from events.views.opening import event_page

PER_PAGE = 25


@require_safe
@event_page
def log(request, event):
    """Two rows of time, laid into each other; each goes on after the last of its own that was shown."""
    entries = _entries(event, request.user)
    after = request.GET.get("after", "").split("*")
    deeds = list(Deed.objects.with_entries(entries).after(after[0])[: PER_PAGE + 1])
    seats = list(_moves(event, after[-1])[: PER_PAGE + 1])
    dated = [Dated(deed.created_at, deed, None) for deed in deeds] + [Dated(one.created_at, None, one) for one in seats]
    dated.sort(key=lambda one: one.at, reverse=True)
    shown = dated[:PER_PAGE]
    context = {
        "event": event,
        "stories": _told(shown, entries),
        "older": _next(shown, after) if len(dated) > PER_PAGE else "",
    }
    return render_page(request, "events/log.html", context)


class Dated(NamedTuple):
    """A deed of the history, or a move of a seat."""

    at: object
    deed: Deed | None
    move: SeatMove | None


def _entries(event, user):
    """Everything that points to the event, and what points to its participants."""
    readable = Entry.objects.visible_to(user)
    itself = readable.about(event)
    people = itself.filter(kind=Participant._meta.db_table)
    return itself | readable.filter(about__overlap=people.marks())


def _moves(event, last):
    found = SeatMove.objects.filter(pool__event=event).select_related("registration__participant", "pool__item")
    return found.filter(pk__lt=key_in(last)).order_by("-pk") if key_in(last) else found.order_by("-pk")


def _told(shown, entries):
    """The stories in the order of the page: `retell` keeps the order of the deeds, and so do the moves."""
    deeds = iter(retell([one.deed for one in shown if one.deed], entries))
    seats = iter(moves.in_words([one.move for one in shown if one.move]))
    return [next(deeds) if one.deed else _as_story(next(seats), one.move) for one in shown]


def _as_story(said, move):
    """A move of a seat, told as the rest of the history is."""
    before = capfirst(move.get_before_display()) if move.before else ""
    fields = [(_("Standing"), before, capfirst(move.get_after_display()))]
    if move.before == move.after:
        fields = [(_("Standing"), "", said.what)]
    what = f"{_('Sign-up')}: {said.participant} ({said.pool})"
    return Story(said.at, said.who, "", said.reason, changes=[Change(what, fields)])


def _next(shown, after):
    """Where both rows go on; one of which nothing was shown goes on where it was."""
    deeds = [one.deed for one in shown if one.deed]
    seats = [one.move for one in shown if one.move]
    return f"{deeds[-1].place if deeds else after[0]}*{seats[-1].pk if seats else after[-1]}"
