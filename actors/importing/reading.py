"""From the bytes of a file to rows whose cells stand under the name of their column."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from actors.fields import OrganisationNumberFormField
from actors.importing.headings import kind_of, meanings
from arena.shared import personal_numbers, sheets
from arena.shared.errors import Refused

LARGEST_FILE = 40 * 1024 * 1024
MOST_ROWS = 100_000
SURPLUS = ""  # where the cells beyond the last heading go
NUMBER = "org_number"


class Row(NamedTuple):
    """A row by its number in a spreadsheet, where the headings are row 1."""

    number: int
    cells: dict


@dataclass(frozen=True)
class Table:
    kind: str
    columns: list
    rows: list
    meanings: list


def refuse_too_large(content):
    if len(content) > LARGEST_FILE:
        raise Refused(_("The file is larger than %(size)s MB.") % {"size": LARGEST_FILE // 1024 // 1024})


class Sheet:
    """A file being read: first its headings, then its rows, one at a time.

    Anything that looks like a personal number is unreadable from here on.
    """

    def __init__(self, content):
        refuse_too_large(content)
        self._rows = sheets.read(content)
        _number, headings = next(self._rows, (0, []))
        self.columns = [personal_numbers.mask(heading) for heading in headings]
        told = [heading.casefold() for heading in self.columns if heading]
        if len(told) != len(set(told)):
            raise Refused(_("The same heading stands twice."))
        self._guards = [_guard_number if name == NUMBER else _guard for name in meanings(self.columns)]

    def rows(self):
        """(number, cells) of each row, as many cells as there are headings and what stands beyond them."""
        for count, (number, cells) in enumerate(self._rows, start=1):
            if count > MOST_ROWS:
                raise Refused(_("The file has more than %(rows)s rows. Divide it.") % {"rows": MOST_ROWS})
            yield number, self._guarded(cells)

    def _guarded(self, cells):
        within = [guard(cell) for guard, cell in zip(self._guards, cells, strict=False)]
        return within + ["…" for _cell in cells[len(self.columns) :]]


def _guard(cell):
    return personal_numbers.mask(cell) if cell else cell


def _guard_number(cell):
    """In this column even a number with a wrong check digit may be somebody's own."""
    return cell if OrganisationNumberFormField().hide_personal_numbers(cell) == cell else personal_numbers.MASK


def named(columns, means, number, cells):
    """The row with its cells under the name of their column, or under their heading where that means nothing here."""
    names = [meaning or heading for meaning, heading in zip(means, columns, strict=True)]
    found = dict.fromkeys(names, "") | dict(zip(names, cells, strict=False))
    if len(cells) > len(names):
        found[SURPLUS] = "…"
    if number_cell := found.get(NUMBER):
        found[NUMBER] = _guard_number(number_cell)
    return Row(number, found)


def read_table(content):
    """The whole table in the file, which tells by its headings what it is about."""
    sheet = Sheet(content)
    kind = kind_of(sheet.columns)
    if not kind:
        raise Refused(_("The headings do not tell what the file is about."))
    means = meanings(sheet.columns, kind)
    rows = [named(sheet.columns, means, number, cells) for number, cells in sheet.rows()]
    return Table(kind, sheet.columns, rows, means)
