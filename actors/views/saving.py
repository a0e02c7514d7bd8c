"""Keeping what a form says; where staff write in somebody else's draft, the draft remembers who and what."""

from django.db import transaction

from actors.models import Actor
from actors.rules import can_add_offering, can_edit_actor, can_edit_offering, role_in
from actors.states import Act
from arena.shared.http import check


@transaction.atomic
def save(form, *, by):
    row = form.instance
    is_helping = role_in(by, _actor_of(row)) is None
    if is_helping:
        _check_again(row, by)
    row = form.save()
    if is_helping and form.changed_data:
        row.sign(Act.HELPED, by=by, reason=", ".join(str(form.fields[name].label) for name in form.changed_data))
    return row


def _check_again(row, by):
    """Under the lock: the owner may have closed the draft, or sent it in, since the page was opened."""
    actor = _actor_of(row).locked()
    if row is not _actor_of(row) and row.pk:
        check(can_edit_offering, by, actor.offerings.get(pk=row.pk))
    else:
        check(can_edit_actor if isinstance(row, Actor) else can_add_offering, by, actor)


def _actor_of(row):
    return row if isinstance(row, Actor) else row.actor
