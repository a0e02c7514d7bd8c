"""Working off the files: reading, comparing, importing. The database says what is due; a dead worker is replaced."""

import logging
from contextlib import contextmanager

from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils.translation import gettext as _
from django.utils.translation import override

from actors.imported import ImportState
from actors.importing.comparing import Busy, ChangedSince, apply_rows, compare_rows
from actors.importing.keeping import read_rows
from actors.importing.progress import LEASE, Lost, Quiet, Told, hold
from actors.models import ImportWork
from arena.history import acting
from arena.history.states import Channel
from arena.shared.errors import Refused

logger = logging.getLogger(__name__)
MOST_TRIES = 3
STEPS = {ImportState.READING: read_rows, ImportState.PLANNING: compare_rows, ImportState.APPLYING: apply_rows}
ONE_WORKER = 20190614  # the key of the lock of whoever works off files, so that another is left for the letters


def work_off():
    """Bring every file that is due to where a person has to say something."""
    with _the_only_one() as is_only:
        while is_only and (work := claim(ImportWork.objects.due())):
            carry_out(work, Told(work))


def work_at_once(file):
    """For a small file: the same, while whoever uploaded it waits."""
    while work := claim(ImportWork.objects.due().filter(pk=file.pk)):
        carry_out(work, Quiet())
    file.refresh_from_db()


@contextmanager
def _the_only_one():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ONE_WORKER])
        (is_only,) = cursor.fetchone()
    try:
        yield is_only
    finally:
        if is_only:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_WORKER])


@transaction.atomic
def claim(due):
    """Take on the next, for as long as the lease lasts; one that another worker holds is passed by."""
    work = due.select_for_update(skip_locked=True, of=("self",)).first()
    if work:
        taken = {"lease_until": Now() + LEASE, "fence": F("fence") + 1, "tries": F("tries") + 1, "done": 0}
        ImportWork.objects.filter(pk=work.pk).update(**taken)
        work.refresh_from_db()
    return work


def carry_out(work, progress):
    """One step of one file, in the name and the language of whoever asked for it."""
    file = work.file
    try:
        with override(file.language), acting(channel=Channel.IMPORT, by=file.applied_by or file.uploaded_by):
            _try(work, progress)
    except Lost:
        logger.warning("The imported file %s was taken over or stopped", work.pk)
    finally:
        progress.close()


def _try(work, progress):
    if work.tries > MOST_TRIES:
        lost = _("The worker was lost again and again at this file. Nothing has been imported.")
        _end(work, ImportState.FAILED, lost)
        return
    try:
        STEPS[work.file.state](work, progress)
    except Busy:
        ImportWork.objects.filter(pk=work.pk, fence=work.fence).update(tries=0)  # again when the lease has run out
    except ChangedSince:
        changed = _("The registry had changed meanwhile, so nothing was imported. Look at the changes again.")
        _end(work, ImportState.PLANNING, changed)
    except Refused as refusal:
        _end(work, ImportState.FAILED, str(refusal))
    except IntegrityError:
        logger.exception("An imported file broke a rule of the registry")
        forbidden = _("A rule of the registry forbids what the file would do. Nothing has been imported.")
        _end(work, ImportState.FAILED, forbidden)
    except (Lost, OperationalError):
        raise
    except Exception:
        logger.exception("An imported file could not be worked on")
        fault = _("The portal failed at this file; the fault is in its log. Nothing has been imported.")
        _end(work, ImportState.FAILED, fault)
    else:
        _release(work)


@transaction.atomic
def _end(work, target, reason):
    hold(work)
    work.file.refresh_from_db()
    work.file.move(target, reason=reason, content=None)
    _release(work)


def _release(work):
    ImportWork.objects.filter(pk=work.pk, fence=work.fence).update(lease_until=None, tries=0)
