"""What a row says about a record, beside what stands there now."""

from actors import fields
from actors.columns.beside import all_beside
from actors.states import Stance

UNPRINTED = dict.fromkeys(code for code in range(32) if chr(code) not in "\n\t")


class Fact:
    """One thing a row says. `before` and `after` are values that can be compared."""

    @property
    def is_change(self):
        return self.before != self.after

    def show(self, value):
        return "; ".join(sorted(str(part) for part in value))

    def sign(self, value):
        """What tells one value from another, in few words."""
        return self.show(value)

    @property
    def shown_before(self):
        return self.show(self.before)

    @property
    def shown_after(self):
        return self.show(self.after)


class Attribute(Fact):
    """A field of the record itself."""

    def __init__(self, record, name, value):
        self.record, self.name = record, name
        self.field = record._meta.get_field(name)
        self.after = None if value == "" and self.field.null else value
        self.label = self.field.verbose_name
        self.before = getattr(record, name, None)  # an offering that is new has no actor yet

    @property
    def is_change(self):
        """A file may hold other line breaks than a form does: that is no other text."""
        return self.before != self.after and _plain(self.before) != _plain(self.after)

    def write(self):
        setattr(self.record, self.name, self.after)

    def show(self, value):
        if isinstance(self.field, fields.OrganisationNumberField):
            return fields.show(value)
        return "" if value is None else str(dict(self.field.flatchoices).get(value, value))

    def sign(self, value):
        return "" if value is None else str(value)


class Terms(Fact):
    """The terms of a relation of the record, such as an actor's areas."""

    def __init__(self, record, name, terms):
        self.record, self.name, self.after = record, name, terms
        self.field = record._meta.get_field(name)
        self.label = self.field.verbose_name
        self.before = set(all_beside(record, name)) if record.pk else set()

    def sign(self, value):
        return sorted(term.pk for term in value)


class Competences(Fact):
    """What an actor can, is building up and is looking for: {term: stance}.

    A file that knows no stances says what an actor has; a stance that stands there already is then left as it is.
    """

    name = "competences"

    def __init__(self, record, stated):
        """`stated` gives for each stance that the file has a column for the terms in it, or None for an empty cell."""
        self.record = record
        self.label = record._meta.get_field("competences").related_model._meta.verbose_name_plural
        self.before = {row.term: row.stance for row in all_beside(record, "competences")} if record.pk else {}
        self.after = self._without_stances(stated) if set(stated) == {Stance.HAS} else self._by_stance(stated)

    def _without_stances(self, stated):
        if stated[Stance.HAS] is None:
            return self.before
        return {term: self.before.get(term, Stance.HAS) for term in stated[Stance.HAS]}

    def _by_stance(self, stated):
        said = {term: stance for stance, terms in stated.items() for term in terms or ()}
        silent = [stance for stance in Stance if stated.get(stance) is None]
        return {term: stance for term, stance in self.before.items() if stance in silent} | said

    def show(self, value):
        return "; ".join(sorted(f"{term} ({Stance(stance).label})" for term, stance in value.items()))

    def sign(self, value):
        return sorted((term.pk, stance) for term, stance in value.items())


def _plain(value):
    if not isinstance(value, str):
        return value
    return value.replace("\r\n", "\n").replace("\r", "\n").strip().translate(UNPRINTED)


def name_key(name):
    """Two writings of one name are equal by this key."""
    return " ".join(name.split()).casefold()
