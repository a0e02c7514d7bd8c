"""From the bytes of a file to a table: UTF-8, comma or semicolon, the kind told by the headings."""

import csv
import io
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from actors.fields import OrganisationNumberFormField
from actors.states import ImportKind
from arena.shared import personal_numbers
from arena.shared.errors import Refused

LARGEST_FILE = 2 * 1024 * 1024
MOST_ROWS = 5000
KEY_COLUMNS = {
    ImportKind.MUNICIPALITIES: "scb_code",
    ImportKind.ACTORS: "actor_id",
    ImportKind.OFFERINGS: "offering_id",
}
SURPLUS = ""  # where csv puts what stands beyond the last heading


class Row(NamedTuple):
    """A row by its number in a spreadsheet, where the headings are row 1."""

    number: int
    cells: dict


@dataclass(frozen=True)
class Table:
    kind: str
    columns: list
    rows: list


def read_table(content):
    """The table in the file. Anything that looks like a personal number is unreadable from here on."""
    reader = csv.reader(io.StringIO(_decode(content), newline=""), delimiter=_delimiter(content), strict=True)
    try:
        columns = [personal_numbers.mask(heading.strip().lower()) for heading in next(reader, [])]
        kind = _kind(columns)
        rows = [_row(number, columns, values) for number, values in enumerate(reader, start=2) if any(values)]
    except csv.Error as error:
        line = _("Line %(line)s cannot be read: a quotation mark is missing.") % {"line": reader.line_num}
        raise Refused(line) from error
    if len(rows) > MOST_ROWS:
        raise Refused(_("The file has more than %(rows)s rows. Divide it.") % {"rows": MOST_ROWS})
    return Table(kind, columns, rows)


def _decode(content):
    if len(content) > LARGEST_FILE:
        raise Refused(_("The file is larger than 2 MB."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Refused(_("This is not a text file in UTF-8. In Excel: save as “CSV UTF-8 (comma delimited)”."))
    return text


def _delimiter(content):
    headings = content.split(b"\n", 1)[0]
    return ";" if headings.count(b";") > headings.count(b",") else ","


def _kind(columns):
    found = [kind for kind, column in KEY_COLUMNS.items() if column in columns]
    if len(found) != 1:
        raise Refused(
            _("The headings do not tell what the file is about: exactly one of %(columns)s is to be among them.")
            % {"columns": ", ".join(KEY_COLUMNS.values())}
        )
    if len(columns) != len(set(columns)):
        raise Refused(_("The same heading stands twice."))
    return found[0]


def _row(number, columns, values):
    cells = dict(zip(columns, values, strict=False))
    if any(values[len(columns) :]):
        cells[SURPLUS] = "…"
    return Row(number, {column: _guarded(column, cell.strip()) for column, cell in cells.items()})


def _guarded(column, cell):
    if column == "org_number":
        return cell if OrganisationNumberFormField().hide_personal_numbers(cell) == cell else personal_numbers.MASK
    return personal_numbers.mask(cell)
