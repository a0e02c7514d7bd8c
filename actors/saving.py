"""Keeping what a form says, under the lock of the actor; what staff write for somebody else, the row remembers."""

from django.db import transaction
from django.utils.translation import gettext as _

from actors.models import Actor
from actors.rules import can_add_offering, can_edit_actor, can_edit_offering, role_in
from actors.states import Act
from arena.shared.errors import Refused
from arena.shared.http import check


@transaction.atomic
def save(form, *, by):
    """Write the row of the form, unless meanwhile it moved on or the person lost the right to write it."""
    row = form.instance
    _check_again(row, by)
    row = form.save()
    if role_in(by, _actor_of(row)) is None and form.changed_data:
        row.sign(Act.HELPED, by=by, reason=", ".join(str(form.fields[name].label) for name in form.changed_data))
    return row


def _check_again(row, by):
    """Under the lock: staff may have answered, and the owner closed the draft, since the page was opened."""
    actor = _actor_of(row).locked()
    if isinstance(row, Actor):
        check(can_edit_actor, by, actor)
        _refuse_if_moved(row, actor)
    elif row.pk:
        offering = actor.offerings.filter(pk=row.pk).first()
        _refuse_if_moved(row, offering)
        check(can_edit_offering, by, offering)
    else:
        check(can_add_offering, by, actor)


def _refuse_if_moved(row, now):
    """What may be asked depends on the state: a draft's form must not write on what has been published since."""
    if now is None or now.state != row.state:
        raise Refused(_("This has changed since you opened the page. Look at it again."))


def _actor_of(row):
    return row if isinstance(row, Actor) else row.actor
