"""One record that a row of the file is about, and what the row would change in it."""

from arena.shared.slugs import unique_slug


class Entry:
    def __init__(self, row, record, facts, *, is_left_alone=False):
        self.row, self.record, self.is_left_alone = row, record, is_left_alone
        self.changes = [fact for fact in facts if fact.is_change]
        self.is_new = record._state.adding and not is_left_alone
        self.is_change = bool(self.changes) and not (self.is_new or is_left_alone)
        self.kind = record._meta.verbose_name
        stated = [fact.after for fact in facts if fact.name in ("legal_name", "name")]
        self.name = stated[0] if record._state.adding and stated else str(record)

    def save(self):
        for change in self.changes:
            if not change.is_link:
                change.write()
        if self.is_new and hasattr(self.record, "slug"):
            self.record.slug = unique_slug(type(self.record).objects, str(self.record))
        self.record.save()

    def link(self):
        for change in self.changes:
            if change.is_link:
                change.write()


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
