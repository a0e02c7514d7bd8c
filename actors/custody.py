"""Custody: where nobody can speak for an actor, the project staff decide about its members until somebody does."""

from django.db import transaction
from django.utils.translation import gettext as _

from actors.letters.managers import tell_managers
from actors.letters.memberships import CustodyTaken
from actors.models import Actor
from actors.rules import has_lasting_manager
from actors.states import Act
from arena.shared.errors import Refused


@transaction.atomic
def want(actor, *, by, reason):
    """A manager asks the project staff to take over, and stays in charge until they have."""
    actor = actor.locked_open()
    if actor.custody_since or actor.custody_wanted_at:
        raise Refused(_("The project staff have been asked already."))
    actor.want_custody(by=by, reason=reason)


@transaction.atomic
def no_longer_want(actor, *, by):
    actor = actor.locked_open()
    if not actor.custody_wanted_at:
        raise Refused(_("The project staff have not been asked to take over."))
    actor.end_custody(by=by)


@transaction.atomic
def take(actor, *, by, reason):
    """Take over with a reason that the managers read; the one who asked for it is free to go, and goes."""
    actor = actor.locked_open()
    if actor.custody_since:
        raise Refused(_("The project staff have taken over already."))
    asker = _asker(actor)
    tell_managers(CustodyTaken, actor.take_custody(by=by, reason=reason), actor)
    for membership in actor.memberships.in_force().managers().filter(user=asker):
        membership.end(by=by)


@transaction.atomic
def give_back(actor, *, by):
    """Only to somebody who stays."""
    actor = actor.locked_open()
    if not actor.custody_since:
        raise Refused(_("The project staff have not taken over."))
    if not has_lasting_manager(actor):
        raise Refused(_("Nobody speaks for the organisation yet. Let in a manager first."))
    actor.end_custody(by=by)


def _asker(actor):
    """Who asked last, if it is still asked for."""
    wish = actor.custody_wanted_at and actor.decisions.filter(act=Act.CUSTODY_WANTED).first()
    return wish.decided_by if wish else None


def asked_for():
    """The actors whose managers want the project staff to take over, the oldest first."""
    return Actor.objects.filter(custody_wanted_at__isnull=False).order_by("custody_wanted_at", "pk")
