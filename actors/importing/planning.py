"""What a file would do to the registry, row by row; and doing it."""

import hashlib
import json
from dataclasses import dataclass, field

from django.db import transaction

from actors.importing import actors, municipalities, offerings
from actors.importing.cells import Cells, Dictionary
from actors.states import ImportKind

SUBJECTS = {
    ImportKind.MUNICIPALITIES: municipalities,
    ImportKind.ACTORS: actors,
    ImportKind.OFFERINGS: offerings,
}


@dataclass(frozen=True)
class Plan:
    """The dry run: what is new, changed, as it stands, left alone, and wrong."""

    kind: str
    entries: list = field(repr=False)
    problems: list
    unused_columns: list

    @property
    def new(self):
        return [entry for entry in self.entries if entry.is_new]

    @property
    def changed(self):
        return [entry for entry in self.entries if entry.is_change]

    @property
    def unchanged(self):
        return [entry for entry in self.entries if not (entry.is_new or entry.is_change or entry.is_left_alone)]

    @property
    def left_alone(self):
        return [entry for entry in self.entries if entry.is_left_alone]

    @property
    def does_something(self):
        return bool(self.new or self.changed)

    @property
    def fingerprint(self):
        """Equal for two plans that would do the same: what staff approve is what is done."""
        does = [
            [entry.row, entry.record._meta.label, entry.record.pk, change.name, change.shown_before, change.shown_after]
            for entry in self.new + self.changed
            for change in entry.changes
        ]
        return hashlib.sha256(json.dumps(does).encode()).hexdigest()


def make_plan(table):
    """What the table would do; nothing is written."""
    subject, dictionary = SUBJECTS[table.kind], Dictionary()
    rows = [Cells(row, dictionary) for row in table.rows]
    entries = subject.entries(rows)
    problems = [problem for cells in rows for problem in cells.problems]
    used = set().union(*[cells.columns_read for cells in rows])
    unused = [column for column in table.columns if column and rows and column not in used]
    return Plan(table.kind, entries, problems, unused)


@transaction.atomic
def apply_plan(plan, *, only_new=False):
    """Write what the plan says, all of it or nothing."""
    entries = plan.new if only_new else plan.new + plan.changed
    for entry in entries:
        entry.save()
    for entry in entries:
        entry.link()
