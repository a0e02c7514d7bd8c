"""The bytes of a file as rows of texts, numbered as a spreadsheet numbers them; what cannot be a table says so."""

import csv
import io
import zlib
from datetime import date, datetime
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.sheets.guarding import unguard
from arena.shared.sheets.writing import MOMENT

ZIP = b"PK\x03\x04"
MOST_COLUMNS = 200
LARGEST_UNPACKED = 500 * 1024 * 1024  # of a spreadsheet, which is a packed file


DAMAGED = (
    *(BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError),  # the packing: also locked files
    *(KeyError, ValueError, IndexError, TypeError, AttributeError, SyntaxError, ArithmeticError),  # what is packed
)


class BrokenFile(Refused):
    """This cannot be read as a table; the text says what to do."""


def read(content):
    """Yield (number, cells) for each row that says something; the first is the row of headings."""
    rows = _read_xlsx(content) if content.startswith(ZIP) else _read_csv(content)
    for number, cells in rows:
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise BrokenFile(_("Row %(row)s has more than %(most)s columns.") % {"row": number, "most": MOST_COLUMNS})
        if cells:
            yield number, cells


def _read_csv(content):
    text = _decoded(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, [unguard(cell).strip() for cell in cells]
    except csv.Error as error:
        line = _("Line %(line)s cannot be read: a quotation mark is missing.") % {"line": reader.line_num}
        raise BrokenFile(line) from error


def _decoded(content):
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise BrokenFile(
            _("This is neither a spreadsheet (XLSX) nor a text in UTF-8. In Excel: save as “Excel workbook (.xlsx)”.")
        )
    return text


def _delimiter(text):
    headings = text.split("\n", 1)[0]
    return max(",;\t", key=headings.count)


def _read_xlsx(content):
    from openpyxl import load_workbook  # weighs several MB, and most workers never read a spreadsheet

    try:
        with ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise BrokenFile(_("The spreadsheet is too large when it is unpacked. Divide it."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for number, row in enumerate(book.worksheets[0].iter_rows(values_only=True, max_col=MOST_COLUMNS + 1), start=1):
            yield number, [_as_text(value) for value in row]
    except BrokenFile:
        raise
    except DAMAGED as error:
        raise BrokenFile(_("The spreadsheet is damaged. Open it, save it anew as XLSX and try again.")) from error


def _as_text(value):
    """Dates and whole numbers as people write them, whatever the spreadsheet made of them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        is_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if is_day else value.strftime(MOMENT)
    return value.isoformat() if isinstance(value, date) else str(value).strip()
