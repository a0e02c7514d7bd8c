"""The kinds of columns: what stands in the cell of a record, and how a cell is read."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from actors import fields
from actors.columns.beside import all_beside


class Column:
    """One fact about a record. `name` is its heading in the data files, `label` that in an export."""

    def __init__(self, name, field, label=None, *, is_written=True):
        self.name, self.field, self.is_written = name, field, is_written
        self._label = label

    def belong_to(self, model):
        self.model_field = model._meta.get_field(self.field) if self.field else None
        return self

    @property
    def label(self):
        return capfirst(str(self._label or self.model_field.verbose_name))

    @property
    def carries(self):
        """The fields of the model that this column brings along."""
        return {self.field}

    def value(self, record):
        """What stands there, the same in every language."""
        return getattr(record, self.model_field.attname)

    def cell(self, record):
        """What the file says to a reader."""
        return self.value(record)

    def read(self, cells):
        """The value that a row states, or None where it states nothing."""
        return cells.value(self.name, self.model_field)


class OrganisationNumber(Column):
    def cell(self, record):
        return fields.show(self.value(record))


class Website(Column):
    def read(self, cells):
        return cells.website(self.name, self.model_field)


class Choice(Column):
    def cell(self, record):
        return str(dict(self.model_field.flatchoices).get(self.value(record), ""))

    def read(self, cells):
        return cells.choice(self.name, self.model_field)


class YesNo(Column):
    def cell(self, record):
        return _("yes") if self.value(record) else _("no")

    def read(self, cells):
        return cells.yes_no(self.name)


class Place(Column):
    def cell(self, record):
        place = getattr(record, self.field)
        return f"{place.pk} {place.name}" if place else ""

    def read(self, cells):
        return cells.municipality(self.name)


class OneTerm(Column):
    def __init__(self, name, field, vocabulary, **kwargs):
        super().__init__(name, field, **kwargs)
        self.vocabulary = vocabulary

    def cell(self, record):
        return coded(getattr(record, self.field))

    def read(self, cells):
        return cells.term(self.name, self.vocabulary)


class Terms(Column):
    """The terms of one vocabulary in a relation that may hold several."""

    def __init__(self, name, field, vocabulary, label=None):
        super().__init__(name, field, label)
        self.vocabulary = vocabulary

    def _terms(self, record):
        return sorted(
            (term for term in all_beside(record, self.field) if term.vocabulary == self.vocabulary),
            key=lambda term: term.code,
        )

    def value(self, record):
        return [term.code for term in self._terms(record)]

    def cell(self, record):
        return "; ".join(map(coded, self._terms(record)))

    def read(self, cells):
        return cells.terms(self.name, self.vocabulary)


class Competences(Column):
    """The competences that an actor takes one stance to."""

    def __init__(self, name, stance, vocabulary, label):
        super().__init__(name, "", label)
        self.stance, self.vocabulary = stance, vocabulary

    carries = frozenset()

    def _terms(self, record):
        found = (row.term for row in all_beside(record, "competences") if row.stance == self.stance)
        return sorted(found, key=lambda term: term.code)

    value, cell, read = Terms.value, Terms.cell, Terms.read


class Named(Column):
    """Another record, by its name."""

    def __init__(self, name, field, label=None, *, shown, is_written=True):
        super().__init__(name, field, label, is_written=is_written)
        self.shown = shown

    def cell(self, record):
        other = getattr(record, self.field)
        return self.shown(other) if other else ""


class Told(Column):
    """What stands in other tables than the record's own, told by a function; never part of its version."""

    carries = frozenset()

    def __init__(self, name, label, told, *, is_written=True):
        super().__init__(name, "", label, is_written=is_written)
        self.told = told

    def value(self, record):
        return None

    def cell(self, record):
        return self.told(record)


def coded(term):
    """Both for machines and for people: OMR05 and what it means."""
    return f"{term.code} {term.label}" if term else ""
