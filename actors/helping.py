"""Help on request: the owner opens drafts to the project staff for some days; what they write there is signed."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.models import Actor
from actors.states import Act, ActorState
from arena.shared.errors import Refused

HELP_DAYS = 14


@transaction.atomic
def ask_for_help(row, *, by):
    """Open the drafts of the actor; the row where the owner asked remembers it."""
    actor = _locked_actor(row)
    if actor.is_open_for_help:
        raise Refused(_("The drafts are already open to the project staff."))
    if not has_drafts(actor):
        raise Refused(_("Only a draft can be opened to the project staff."))
    _open_until(actor, timezone.now() + timedelta(days=HELP_DAYS))
    row.sign(Act.HELP_ASKED, by=by)


@transaction.atomic
def end_help(row, *, by):
    actor = _locked_actor(row)
    if not actor.is_open_for_help:
        raise Refused(_("The drafts are not open to the project staff."))
    _open_until(actor, None)
    row.sign(Act.HELP_ENDED, by=by)


def has_drafts(actor):
    drafts = any(offering.is_with_applicant for offering in actor.offerings.all())
    return actor.state not in ActorState.over() and (actor.is_with_applicant or drafts)


def _locked_actor(row):
    actor = (row if isinstance(row, Actor) else row.actor).locked()
    row.refresh_from_db(fields=["state"])
    return actor


def _open_until(actor, moment):
    actor.help_until = moment
    actor.save(update_fields=["help_until"])


def asked_for():
    """The actors with drafts that staff may write in now, the first to close first."""
    return Actor.objects.asking_for_help().select_related("actor_type").order_by("help_until", "pk")
