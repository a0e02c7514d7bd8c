"""Values by file: a row for each code and day, a column for each measure.

A file is tried first. With anything wrong in it nothing is kept, and what is wrong is said by row and column; a file
that is right waits, as the values that it holds, until somebody approves it.
"""

import hashlib
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared import personal_numbers
from arena.shared.errors import Refused
from testbeds.collecting.entering import begun, held_for, measures_of
from testbeds.collecting.reading import LARGEST_FILE, read_rows
from testbeds.evaluation_states import ValueSource
from testbeds.models import Observation, ValuesFile

AT_A_TIME = 2000
KEPT = timedelta(days=7)  # that a tried file waits


def try_file(evaluation, content, *, name, phase, by):
    """(kept file, problems): one of them is nothing."""
    if len(content) > LARGEST_FILE:
        raise Refused(_("The file is larger than %(size)s MB.") % {"size": LARGEST_FILE // 1024 // 1024})
    checksum = hashlib.sha256(content).hexdigest()
    _refuse_twice(evaluation, checksum)
    found = read_rows(evaluation, measures_of(evaluation), content, phase)
    if found.problems:
        return None, found.problems
    if not found.entries:
        raise Refused(_("There are no values in the file."))
    facts = {"name": personal_numbers.mask(name)[-120:], "phase": phase, "checksum": checksum, "by": by}
    entries = [[*keys, day.isoformat(), str(value), note] for *keys, day, value, note in found.entries]
    with transaction.atomic():
        held_for(evaluation, phase)
        evaluation.values_files.filter(approved_at=None, at__lt=timezone.now() - KEPT).delete()
        kept = ValuesFile.objects.create(
            evaluation=evaluation, entries=entries, doubts=found.doubts, count=len(entries), **facts
        )
    return kept, []


@transaction.atomic
def approve(file, *, by):
    """All of it or nothing; afterwards only that it was read in is remembered of the file."""
    evaluation = held_for(file.evaluation, file.phase)
    file = ValuesFile.objects.select_for_update().filter(pk=file.pk, approved_at=None).first()
    if file is None:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    _refuse_twice(evaluation, file.checksum)
    _refuse_lost(evaluation, file)
    now, first = timezone.now(), {}
    for start in range(0, len(file.entries), AT_A_TIME):
        entries = file.entries[start : start + AT_A_TIME]
        Observation.objects.bulk_create([_observation(file, entry, by, now) for entry in entries])
        for _measure, participant, day, _value, _note in entries:
            first[participant] = min(first.get(participant, day), day)
    begun(evaluation, {participant: date.fromisoformat(day) for participant, day in first.items()})
    file.entries, file.doubts, file.approved_at, file.by = [], [], now, by
    file.save()
    evaluation.data_changed()
    return file


def discard(file):
    """Nothing of it was ever counted."""
    ValuesFile.objects.filter(pk=file.pk, approved_at=None).delete()


def _refuse_twice(evaluation, checksum):
    if evaluation.values_files.filter(checksum=checksum, approved_at__isnull=False).exists():
        raise Refused(_("This file has been read in already. Nothing is counted twice."))


def _refuse_lost(evaluation, file):
    """A code may have been taken back since the file was tried."""
    people = set(evaluation.participants.values_list("pk", flat=True))
    measures = set(measures_of(evaluation).values_list("pk", flat=True))
    if any(measure not in measures or participant not in people for measure, participant, *_rest in file.entries):
        raise Refused(_("A code in the file is gone since you tried it. Try the file again."))


def _observation(file, entry, by, now):
    measure, participant, day, value, note = entry
    return Observation(
        measure_id=measure,
        participant_id=participant,
        phase=file.phase,
        on=date.fromisoformat(day),
        value=Decimal(value),
        source=ValueSource.FILE,
        note=note,
        by=by,
        at=now,
    )
