"""Signed in, one reaches the own pages of everything that was signed up for with an address of the account."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from arena.shared.http import render_page
from events import claiming, times
from events.keys import OWN, link_token
from events.states import EventState, SeatState

STANDINGS = {  # in the words of the list, with the tone of the badge
    SeatState.OFFERED: (lambda: _("say yes or no"), "warn"),
    SeatState.HELD: (lambda: _("confirm your address"), "warn"),
    SeatState.CONFIRMED: (lambda: _("you have a seat"), "good"),
    SeatState.WAITING: (lambda: _("waiting list"), "info"),
}


class Mine(NamedTuple):
    """One event that the person takes or took part in."""

    title: str
    when: str
    url: str
    badge: str
    tone: str


@require_safe
def my_events(request):
    return render_page(request, "events/my_events.html", {"coming": coming(request.user), "past": _past(request.user)})


def coming(user):
    """What has not ended, the next one first; two statements."""
    people = claiming.of_account(user).not_over().with_standing().select_related("event")
    return [_mine(person) for person in people.order_by("event__starts_at", "pk")]


def _past(user):
    people = claiming.of_account(user).over().with_standing().select_related("event", "attendance")
    return [_mine(person) for person in people.order_by("-event__starts_at", "-pk")]


def _mine(person):
    url = reverse("events:own", args=[person.key, link_token(person, OWN)])
    return Mine(person.event.title, times.when(person.event), url, *_badge(person))


def _badge(person):
    if person.event.state == EventState.CANCELLED:
        return pgettext("event", "cancelled"), "bad"
    if person.event.is_over:
        return (_("you were there"), "good") if _was_there(person) else ("", "")
    word, tone = STANDINGS.get(person.standing, (lambda: _("you do not come"), ""))
    return word(), tone


def _was_there(person):
    return hasattr(person, "attendance") and person.attendance.was_there
