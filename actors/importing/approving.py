"""What staff say about a file: what its headings mean, that it is to be imported, or that it is not."""

from functools import partial

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from actors.imported import ImportState
from actors.importing.keeping import COMPARED_AT_ONCE, remember
from actors.importing.working import work_at_once
from actors.models import ImportWork
from arena.shared.errors import Refused
from arena.shared.waking import wake

WORK_OFF = "actors.tasks.work_off_imports"


def go_on(file):
    """Bring the file to where a person has to say something again: at once, or in a worker where that takes long."""
    if file.state != ImportState.READING and file.row_count <= COMPARED_AT_ONCE:
        work_at_once(file)
    else:
        transaction.on_commit(partial(wake, WORK_OFF), robust=True)


@transaction.atomic
def _hand_over(file, target, **facts):
    """To whoever works on it next; a worker that still holds it has lost it."""
    file.move(target, **facts)
    ImportWork.objects.filter(pk=file.pk).update(fence=F("fence") + 1, lease_until=None, tries=0, done=0)


def approve(file, *, fingerprint, by):
    """Import what the person saw; when the registry has changed since, they look again."""
    if file.state != ImportState.PLANNED:
        raise Refused(_("The file is not waiting for an approval."))
    if fingerprint != file.fingerprint:
        raise Refused(_("The registry has changed since you opened the page. Look at the changes again."))
    _hand_over(file, ImportState.APPLYING, applied_by=by, reason="")
    go_on(file)


def compare_again(file):
    """The dry run once more, with the registry as it stands now."""
    _hand_over(file, ImportState.PLANNING, reason="")
    go_on(file)


@transaction.atomic
def cancel(file):
    """Nothing of it is imported, and its rows are forgotten."""
    _hand_over(file, ImportState.CANCELLED, content=None)
    file.rows.all().delete()
    file.outcomes.all().delete()


def tell_meanings(file, kind, means):
    """Say what the file is about and what its headings mean; remembered for the next file like it."""
    with transaction.atomic():
        _hand_over(file, ImportState.PLANNING, kind=kind, meanings=means, reason="")
        remember(kind, file.columns, means)
    go_on(file)
