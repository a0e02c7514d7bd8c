"""What there is to do next with an event, from its state, its time and what waits."""

from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import times
from events.models import Material, Participant, ReminderRule
from events.states import EventState, SignUp


class Step(NamedTuple):
    """One thing to do, and the page where it is done; `tone` says how much it presses.

    `button` does it at once, by sending `move` to that page.
    """

    title: str
    text: str
    url: str
    tone: str = ""
    button: str = ""
    move: str = ""


def of(event, pools):
    find = {
        EventState.DRAFT: _to_publish,
        EventState.SCHEDULED: _scheduled,
        EventState.CANCELLED: _cancelled,
        EventState.SKIPPED: _skipped,
    }.get(event.state, _over if event.is_over else _to_come)
    return list(find(event, pools))


def _to_publish(event, _pools):
    yield _step(event, "publish", _("Publish"), _("See what is missing, and publish now or at a moment you choose."))
    yield _step(event, "seats", _("Decide on the seats"), _("In the room and online, reserved seats and targets."))
    yield from _reminders(event)
    yield _step(event, "preview_links", _("Let others read the draft"), _("A link that works without an account."))


def _scheduled(event, _pools):
    if event.publish_at <= timezone.now():
        text = _("Something was missing at the set time. See what, and it is published as soon as it is there.")
        yield _step(event, "publish", publication(event), text, "warn")
        return
    yield _step(event, "publish", publication(event), _("Change the moment, or take it back."))
    yield from _reminders(event)


def publication(event):
    """When an event that is set to be published will be, or that its time went by."""
    if event.publish_at <= timezone.now():
        return _("It was not published")
    return _("Will be published %(moment)s") % {"moment": times.day_and_hour(event.publish_at, event.zone)}


def _cancelled(event, _pools):
    text = _("The page says that it is cancelled. It can be held after all.")
    yield _step(event, "reopen", _("Reopen the event"), text)


def _skipped(event, _pools):
    yield _step(event, "copy", _("Copy it"), _("It was not held. A copy can be held another day."))


def _to_come(event, pools):
    people = _people(event)
    if event.lacks_host:
        text = _("Nobody can read the dietary and access needs that you ask for: the host has left.")
        yield _step(event, "edit", _("Name a host"), text, "warn")
    if people["asked"]:
        title = ngettext("Decide on %(n)s registration", "Decide on %(n)s registrations", people["asked"])
        text = _("They have no seat until you say yes.")
        yield _step(event, "approvals", title % {"n": people["asked"]}, text, "warn")
    if any(pool.waiting and pool.free is not None and pool.free > 0 for pool in pools):
        text = _("Somebody waits though seats are free: see why, and move them up if you want.")
        yield _step(event, "queue", _("Look at the waiting list"), text, "warn")
    if any(pool.free is not None and pool.free < 0 for pool in pools):
        text = _("The seats were made fewer than those who had one. Nobody loses a seat; no new ones are given.")
        yield _step(event, "seats", _("More seats are taken than there are"), text, "warn")
    if people["unreachable"]:
        text = _("Letters have come back, so they get no reminders and hear of no changes. Ring them.")
        title = ngettext("%(n)s cannot be reached", "%(n)s cannot be reached", people["unreachable"])
        number = {"n": people["unreachable"]}
        yield _step(event, "participants", title % number, text, "warn", "?trouble=unreachable")
    if people["declined"]:
        text = _("They keep their seat until they cancel themselves; they have been asked, if they could be.")
        title = ngettext("%(n)s has said no in a calendar", "%(n)s have said no in a calendar", people["declined"])
        yield _step(event, "participants", title % {"n": people["declined"]}, text, "warn", "?trouble=declined")
    if people["silent"]:
        text = _("A colleague signed them up. Until they say yes, they are not counted as coming.")
        title = ngettext("%(n)s has not said yes", "%(n)s have not said yes", people["silent"])
        yield _step(event, "participants", title % {"n": people["silent"]}, text, query="?agreed=no")
    yield from _reminders(event)
    yield _step(event, "participants", _("Follow the sign-ups"), _("Who comes, from where, and who waits."))
    yield _step(event, "message", _("Write to those who come"), _("Practical facts, some days before."))


def _over(event, _pools):
    people = _people(event)
    if people["unmarked"]:
        title = ngettext("Mark attendance for %(n)s", "Mark attendance for %(n)s", people["unmarked"])
        text = _("Nobody counts as having been there until it is marked.")
        yield _step(event, "attendance", title % {"n": people["unmarked"]}, text, "warn")
    if not Material.objects.filter(event=event).exists():
        yield _step(event, "materials", _("Add the materials"), _("Slides, notes or a recording, shown on the page."))
    yield _step(event, "message", _("Write to those who were there"), _("Thank them, and say where the materials are."))


def _reminders(event):
    if event.sign_up == SignUp.PORTAL and not event.is_over and not ReminderRule.objects.of(event).exists():
        title, button = _("No reminders are set"), _("Add the usual ones")
        text = _("The usual ones go a week before, the day before and two hours before.")
        yield _step(event, "reminders", title, text)._replace(button=button, move="usual")


def _people(event):
    """How many wait for an answer, have not said yes, and are not marked: one statement."""
    seats = Participant.objects.expected().filter(pk=OuterRef("pk"))
    asked = Participant.objects.asked().filter(pk=OuterRef("pk"))
    live = event.participants.live()
    return event.participants.aggregate(
        unreachable=Count("pk", filter=Q(pk__in=live.unreachable().values("pk"))),
        declined=Count("pk", filter=Q(pk__in=live.declined().values("pk"))),
        asked=Count("pk", filter=Exists(asked)),
        silent=Count("pk", filter=Q(agreed_at=None) & Exists(seats)),
        unmarked=Count("pk", filter=Q(attendance=None) & Exists(seats)),
    )


def _step(event, page, title, text, tone="", query=""):
    return Step(title, text, reverse(f"events:{page}", args=[event.slug]) + query, tone)
