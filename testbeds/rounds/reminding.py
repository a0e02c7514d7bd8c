"""Asking and asking again: a letter to each manager, else to the mailbox of the organisation."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.models import Membership
from arena import outbox
from arena.shared.errors import Refused
from testbeds.letters.rounds import Invitation, Reminder
from testbeds.models import InventoryResponse
from testbeds.states import ResponseState, RoundState


def invite(response):
    """Ask for the first time; false where there is nobody to ask, which the board then says."""
    return _write(Invitation, response, invited_at=timezone.now())


@transaction.atomic
def remind(response, *, by):
    """Ask again, at most once a day; one that could not be asked at the opening is asked now."""
    response = locked_with_round(response)
    if not response.may_be_answered or response.state not in ResponseState.silent():
        raise Refused(_("There is nothing to remind of: it has been answered, or can no longer be."))
    if response.round.is_example:
        raise Refused(_("This is an example. Nobody is written to."))
    if _asked_on(response) == timezone.localdate():
        raise Refused(_("They have been written to today already. Wait until tomorrow."))
    if not _ask_again(response):
        raise Refused(_("There is nobody to write to: no manager, and no address of the organisation."))
    response.remark("reminded" if response.reminders else "invited", by=by)
    return response


def remind_due():
    """By the clock: each that is silent, once for every day that the round has set; says how many were written to."""
    due = InventoryResponse.objects.silent().filter(round__state=RoundState.OPEN, round__is_example=False)
    return sum(_remind_if_due(response) for response in due.select_related("round").order_by("pk"))


@transaction.atomic
def _remind_if_due(response):
    """One at a time, so that a fault with one keeps no other waiting; a day that the clock slept through is made up."""
    response = locked_with_round(response)
    day = last_day_set(response.round)
    asked = _asked_on(response) or response.round.opens_on
    if day is None or asked >= day or response.state not in ResponseState.silent():
        return False
    if not (response.round.takes_answers and _ask_again(response)):
        return False
    response.remark("reminded" if response.reminders else "invited", by=None)
    return True


def last_day_set(opened):
    """The latest of its days for reminders that has come."""
    days = [opened.closes_on - timedelta(days=before) for before in opened.remind_days]
    return max((day for day in days if day <= timezone.localdate()), default=None)


def locked_with_round(response):
    """The round first, so that nobody answers while it closes."""
    held = response.round.locked()
    response = response.locked()
    response.round = held
    return response


def _ask_again(response):
    if response.invited_at is None:
        return invite(response)
    response.reminders += 1
    return _write(Reminder, response, reminded_at=timezone.now(), reminders=response.reminders)


def _write(letter, response, **facts):
    managers = [membership.user for membership in Membership.objects.told_about(response.actor)]
    if not managers and not response.actor.contact_email:
        return False
    for manager in managers or [None]:
        outbox.leave(letter(response, manager))
    InventoryResponse.objects.filter(pk=response.pk).update(**facts)
    response.refresh_from_db(fields=list(facts))
    return True


def _asked_on(response):
    last = max(filter(None, [response.invited_at, response.reminded_at]), default=None)
    return last and timezone.localdate(last)
