"""Rows become the bytes of a file, a piece at a time, so that a long table needs no more memory than a short one."""

import csv
import re
from datetime import date, datetime
from itertools import islice
from tempfile import TemporaryFile

from django.utils.timezone import is_aware, localtime

from arena.shared.sheets.guarding import guard

PIECE = 200  # rows
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MOMENT = "%Y-%m-%d %H:%M"


class Lines:
    """What csv.writer writes to: it keeps nothing."""

    @staticmethod
    def write(line):
        return line


def csv_pieces(heads, rows):
    """UTF-8 with the mark that Excel looks for, semicolons as in a Swedish Excel."""
    writer = csv.writer(Lines, delimiter=";", lineterminator="\r\n")
    yield ("\ufeff" + writer.writerow([guard(str(head)) for head in heads])).encode()
    rows = iter(rows)
    while piece := list(islice(rows, PIECE)):
        yield "".join(writer.writerow([_guarded(value) for value in row]) for row in piece).encode()


def _guarded(value):
    return guard(value) if isinstance(value, str) else as_text(value)


def as_text(value):
    """What a reader of the file gets back."""
    if isinstance(value, datetime):
        return _local(value).strftime(MOMENT)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value).strip()


def xlsx_file(heads, rows, title):
    """An open file with one sheet. Texts are texts: neither computed, nor read as numbers or dates."""
    from openpyxl import Workbook  # weighs several MB, and most workers never write a spreadsheet

    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, str(head)) for head in heads])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = TemporaryFile()  # noqa: SIM115, since the answer closes it once it is sent
    book.save(file)
    file.seek(0)
    return file


def _cell(sheet, value):
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, datetime):
        return _local(value).replace(second=0, microsecond=0, tzinfo=None)
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, NOT_IN_XML.sub("", value))
    cell.data_type = "s"
    return cell


def _local(moment):
    return localtime(moment) if is_aware(moment) else moment
