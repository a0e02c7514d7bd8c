"""Who of the staff deals with what: taken, taken over, put back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.desk.models import Assignment
from arena.shared.errors import Refused


def owners():
    """Who has taken which row, by queue and row."""
    return {(taken.queue, taken.row): taken.taken_by for taken in Assignment.objects.select_related("taken_by")}


@transaction.atomic
def take(queue, row, *, by, instead_of=None):
    """Deal with it oneself; from a colleague only when the page said that it was theirs."""
    taken, is_new = Assignment.objects.select_for_update(of=["self"]).get_or_create(
        queue=queue, row=row, defaults={"taken_by": by}
    )
    if not is_new and taken.taken_by_id not in (by.pk, instead_of):
        raise Refused(_("%(person)s has just taken this.") % {"person": taken.taken_by})
    taken.taken_by, taken.taken_at = by, timezone.now()
    taken.save()


def put_back(queue, row, *, by):
    """Leave it to whoever has time; what a colleague has taken stays with the colleague."""
    Assignment.objects.filter(queue=queue, row=row, taken_by=by).delete()
