"""A manager looks the shown facts through and says that they are right."""

from typing import NamedTuple

from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from actors.models import Actor, Offering
from actors.rules import role_in
from actors.states import ActorState, OfferingState, Stance
from arena.shared.errors import Refused

LOOKED_THROUGH = (
    *("legal_name", "display_name", "org_number", "municipality", "website"),
    *("contact_function", "contact_email", "contact_phone", "summary_sv", "areas", *Stance.values),
)


class Lack(NamedTuple):
    """A fact that nobody can vouch for while it is missing, and the field where it is written."""

    label: str
    field: str


def lacks(actor):
    """What a shown actor cannot be without, and an imported one often is."""
    needed = {"municipality": actor.seat, "contact_email": actor.contact_email}
    empty = [name for name, value in needed.items() if not value]
    return [Lack(capfirst(actor._meta.get_field(name).verbose_name), name) for name in empty]


@transaction.atomic
def confirm(actor, *, by):
    """Let everybody see that the facts were confirmed today."""
    _complete(actor).confirm(by=by)


@transaction.atomic
def wake(actor, *, by):
    """The same for an actor at rest, which from now on is shown without a note again."""
    actor = _complete(actor)
    if role_in(by, actor):
        actor.refuse_if_stopped_by_staff(actor)
    actor.wake(by=by)


@transaction.atomic
def confirm_offering(offering, *, by):
    actor = offering.actor.locked()
    actor.offerings.get(pk=offering.pk).confirm(by=by)


@transaction.atomic
def resume(offering, *, by):
    """Show a paused offering again, with the facts confirmed."""
    actor = offering.actor.locked()
    offering = actor.offerings.get(pk=offering.pk)
    if role_in(by, actor):
        offering.refuse_if_stopped_by_staff(actor)
    offering.resume(by=by)


def waiting_for(person):
    """Everything that the manager is asked about, the actors first."""
    actors = Actor.objects.managed_by(person).to_confirm().order_by("name_key", "pk")
    offerings = Offering.objects.managed_by(person).to_confirm().select_related("actor")
    return [*actors, *offerings.order_by("name_key", "pk")]


def still_right(row, *, by):
    """The one answer to the question of the letter, whatever it is about and whether or not it rests by now."""
    if isinstance(row, Actor):
        act = wake if row.state == ActorState.DORMANT else confirm
    else:
        act = resume if row.state == OfferingState.PAUSED else confirm_offering
    act(row, by=by)


def _complete(actor):
    actor = actor.locked()
    if actor.is_public and lacks(actor):
        raise Refused(_("Something is missing among the facts. Fill it in, and confirm them then."))
    return actor
