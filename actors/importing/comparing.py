"""A kept file beside the registry: what each row would do is written down, and done once somebody has approved it."""

from collections import Counter

from django.db import connection, transaction
from django.utils import timezone

from actors.imported import ImportKind, ImportState, Verdict
from actors.importing.planning import Fingerprint, understood
from actors.importing.progress import hold
from actors.importing.reading import named
from actors.importing.relations import relate
from actors.importing.saving import save
from actors.models import Actor, ImportOutcome, Offering

ONE_IMPORT = 20190613  # the key of the lock that an import holds until its transaction ends


class Busy(Exception):
    """Another import is being written; this one comes after it."""


class ChangedSince(Exception):
    """The registry has changed so that the import would do something else than what was approved."""


class Rows:
    """The rows of a kept file, as often as they are asked for."""

    def __init__(self, file):
        self._file = file

    def __iter__(self):
        columns, means = self._file.columns, self._file.meanings
        for number, cells in self._file.rows.values_list("number", "cells").iterator(chunk_size=500):
            yield named(columns, means, number, cells)


@transaction.atomic
def compare_rows(work, progress):
    """The dry run: nothing of the registry is touched."""
    file = work.file
    outcomes = Outcomes(file)
    for batch, entries in understood(file.kind, Rows(file)):
        outcomes.take(batch, entries)
        progress.tell(outcomes.rows)
    hold(work)
    file.move(ImportState.PLANNED, counts=outcomes.counts, fingerprint=outcomes.fingerprint.text)


@transaction.atomic
def apply_rows(work, progress):
    """Do what was approved, or nothing. What it changes is locked before it is read."""
    file = work.file
    _alone()
    _lock(file)
    outcomes, relations = Outcomes(file), []
    for batch, entries in understood(file.kind, Rows(file)):
        relations += save(entries)
        outcomes.take(batch, entries)
        progress.tell(outcomes.rows)
    relate(relations)
    if outcomes.fingerprint.text != file.fingerprint:
        raise ChangedSince
    hold(work)
    file.move(ImportState.APPLIED, counts=outcomes.counts, applied_at=timezone.now())


def _alone():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [ONE_IMPORT])
        if cursor.fetchone() == (False,):
            raise Busy


def _lock(file):
    """Every record that the dry run would change: actors first, each kind in the order of the keys."""
    changed = file.outcomes.filter(verdict=Verdict.CHANGED).exclude(record="").values_list("record", flat=True)
    keys = [int(key) for key in changed.iterator()]
    if file.kind == ImportKind.OFFERINGS:
        _lock_rows(Actor.objects.filter(offerings__in=keys).values("pk"))
        _lock_rows(keys, Offering)
    else:
        _lock_rows(keys)


def _lock_rows(keys, model=Actor):
    list(model.objects.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True).values_list("pk"))


class Outcomes:
    """What the rows would do, or did: counted, summed up in a fingerprint, and kept row by row."""

    def __init__(self, file):
        self.file, self.rows, self.fingerprint = file, 0, Fingerprint()
        self.counts = Counter()
        file.outcomes.all().delete()

    def take(self, batch, entries):
        self.rows += len(batch)
        self.fingerprint.take(entries)
        self.counts.update(entry.verdict.value for entry in entries)
        faulty = [cells for cells in batch if cells.problems]
        self.counts[Verdict.FAULTY.value] += len(faulty)
        self.counts["faults"] += sum(len(cells.problems) for cells in faulty)
        kept = [self._fault(cells) for cells in faulty]
        kept += [self._outcome(entry) for entry in entries if entry.verdict != Verdict.UNCHANGED]
        ImportOutcome.objects.bulk_create(kept)

    def _fault(self, cells):
        said = [[self.file.heading(problem.column), problem.text] for problem in cells.problems]
        return ImportOutcome(file=self.file, row=cells.number, verdict=Verdict.FAULTY, said=said)

    def _outcome(self, entry):
        told = entry.changes if entry.verdict != Verdict.NEW else ()
        said = [[str(change.label), change.shown_before, change.shown_after] for change in told]
        return ImportOutcome(
            file=self.file,
            row=entry.row,
            verdict=entry.verdict,
            kind=entry.record._meta.model_name,
            name=entry.name[:200],
            record=entry.record.pk or "",
            said=said,
        )
