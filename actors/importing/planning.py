"""What a file would do to the registry, some rows at a time; and doing it."""

import hashlib
import json
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction

from actors.imported import ImportKind, Verdict
from actors.importing.actors import Actors
from actors.importing.cells import Cells, Dictionary
from actors.importing.municipalities import Municipalities
from actors.importing.offerings import Offerings
from actors.importing.relations import RELATIONS, relate
from actors.importing.saving import save

SUBJECTS = {
    ImportKind.MUNICIPALITIES: Municipalities,
    ImportKind.ACTORS: Actors,
    ImportKind.OFFERINGS: Offerings,
}
AT_A_TIME = 500


def understood(kind, rows):
    """(cells, entries) for some rows at a time, so that a long file needs no more memory than a short one.

    `rows` can be gone through twice: relations name organisations that stand further down.
    """
    subject, dictionary = SUBJECTS[kind](_names(kind, rows)), Dictionary()
    rows = iter(rows)
    while batch := [Cells(row, dictionary) for row in islice(rows, AT_A_TIME)]:
        yield batch, subject.entries(batch)


def _names(kind, rows):
    first = next(iter(rows), None)
    if kind != ImportKind.ACTORS or not first or not first.cells.keys() & RELATIONS.keys():
        return frozenset()
    return frozenset(row.cells.get("name", "") for row in rows)


class Fingerprint:
    """Equal for two dry runs that would do the same: what staff approve is what is done."""

    def __init__(self):
        self._sum = hashlib.sha256()

    def take(self, entries):
        for entry in entries:
            if entry.is_written:
                does = [entry.row, entry.record._meta.label, None if entry.is_new else entry.record.pk]
                does += [[fact.name, fact.sign(fact.before), fact.sign(fact.after)] for fact in entry.changes]
                self._sum.update(json.dumps(does, default=str).encode())

    @property
    def text(self):
        return self._sum.hexdigest()


@dataclass(frozen=True)
class Plan:
    """The dry run of a whole table that is held in memory."""

    entries: list = field(repr=False)
    problems: list
    unused_columns: list

    def _with(self, verdict):
        return [entry for entry in self.entries if entry.verdict == verdict]

    @property
    def new(self):
        return self._with(Verdict.NEW)

    @property
    def changed(self):
        return self._with(Verdict.CHANGED)

    @property
    def unchanged(self):
        return self._with(Verdict.UNCHANGED)

    @property
    def left_alone(self):
        return self._with(Verdict.LEFT_ALONE)

    @property
    def conflicts(self):
        return self._with(Verdict.CONFLICT)


def make_plan(table):
    """What the table would do; nothing is written."""
    entries, problems = [], []
    for batch, found in understood(table.kind, table.rows):
        entries += found
        problems += [problem for cells in batch for problem in cells.problems]
    unused = [head for head, name in zip(table.columns, table.meanings, strict=True) if head and not name]
    return Plan(entries, problems, unused)


@transaction.atomic
def apply_plan(plan, *, only_new=False):
    """Write what the plan says, all of it or nothing."""
    relate(save(plan.new if only_new else plan.new + plan.changed))
