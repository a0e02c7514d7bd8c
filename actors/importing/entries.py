"""One record that a row of the file is about, and what the row would change in it."""

from django.utils.translation import override

from actors.columns import TABLES
from actors.imported import Verdict
from actors.importing.relations import Relations
from arena.shared.sheets import as_text

COLUMNS_OF = {table.model: table for table in TABLES.values()}


class Entry:
    def __init__(self, row, record, facts, *, is_left_alone=False, version=None):
        self.row, self.record = row, record
        self.changes = [fact for fact in facts if fact.is_change]
        self.kind = record._meta.verbose_name
        stated = [fact.after for fact in facts if fact.name in ("legal_name", "name")]
        self.name = stated[0] if record._state.adding and stated else str(record)
        self.verdict = self._verdict(is_left_alone, version)

    def _verdict(self, is_left_alone, version):
        if not (self.changes or self.record._state.adding):
            return Verdict.UNCHANGED
        if is_left_alone:
            return Verdict.LEFT_ALONE
        if self.record._state.adding:
            return Verdict.NEW
        is_stale = version and version != COLUMNS_OF[type(self.record)].version(self.record)
        return Verdict.CONFLICT if is_stale else Verdict.CHANGED

    @property
    def is_new(self):
        return self.verdict == Verdict.NEW

    @property
    def is_change(self):
        return self.verdict == Verdict.CHANGED

    @property
    def is_written(self):
        return self.verdict in (Verdict.NEW, Verdict.CHANGED)

    def relations(self):
        return [told for fact in self.changes if isinstance(fact, Relations) for told in fact.told()]


class Seen:
    """What the rows above were about, so that no record is meant by two rows."""

    def __init__(self):
        self._rows = {}

    def refuse_repeated(self, cells, columns):
        """`columns` gives the value, if any, by which each column names the record."""
        for column, value in columns.items():
            row = self._rows.setdefault((column, value), cells.number) if value else cells.number
            if row != cells.number:
                cells.refuse_repeated(column, row)


def refuse_what_no_file_changes(cells, record, table):
    """A column that only tells: another word in it than what stands there is an error, unless the row is old."""
    if cells.text("version") not in (None, table.version(record)):
        return
    for column in table.columns:
        if column.is_written or column.name in (table.key, "version") or not (said := cells.text(column.name)):
            continue
        if not _is_said_in_some_language(said, column, record):
            cells.refuse_fixed(column.name)


def _is_said_in_some_language(said, column, record):
    if said == as_text(column.cell(record)):
        return True
    for language in ("sv", "en"):
        with override(language):
            if said == as_text(column.cell(record)):
                return True
    return False
