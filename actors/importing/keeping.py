"""Keeping an uploaded file: as the rows that were read, or sealed until a worker reads them."""

from itertools import islice

from django.db import transaction
from django.utils.translation import get_language

from actors.columns.table import heading_key
from actors.imported import ImportState
from actors.importing.headings import kind_of, meanings
from actors.importing.progress import hold
from actors.importing.reading import Sheet, refuse_too_large
from actors.importing.sealing import seal, unseal
from actors.models import HeadingMeaning, ImportedFile, ImportedRow, ImportWork
from arena.shared import personal_numbers

READ_AT_ONCE = 300_000  # bytes
COMPARED_AT_ONCE = 1_000  # rows
AT_A_TIME = 1_000


@transaction.atomic
def keep_upload(content, *, name, by):
    """Keep the file for the dry run: a small one is read now, a large one by a worker."""
    refuse_too_large(content)
    file = ImportedFile(name=personal_numbers.mask(name)[-120:], uploaded_by=by, language=get_language())
    if len(content) > READ_AT_ONCE:
        file.content = seal(content)
    file.save()
    ImportWork.objects.create(file=file)
    if not file.content:
        _keep_rows(file, Sheet(content))
    return file


@transaction.atomic
def read_rows(work, progress):
    """Read a sealed file; from here on it is kept as rows, and anything like a personal number is gone."""
    _keep_rows(work.file, Sheet(unseal(work.file.content)), progress.tell)
    hold(work)


def _keep_rows(file, sheet, tell=None):
    rows = (ImportedRow(file=file, number=number, cells=cells) for number, cells in sheet.rows())
    count = 0
    while batch := list(islice(rows, AT_A_TIME)):
        ImportedRow.objects.bulk_create(batch)
        count += len(batch)
        if tell:
            tell(count)
    kind = kind_of(sheet.columns)
    means = meanings(sheet.columns, kind, remembered(kind))
    target = ImportState.PLANNING if kind else ImportState.UNCLEAR
    file.move(target, content=None, kind=kind, columns=sheet.columns, meanings=means, row_count=count)


def remembered(kind):
    """What staff have said before that headings of such files mean."""
    return HeadingMeaning.objects.filter(kind=kind).values_list("heading", "column")


def remember(kind, columns, means):
    """Keep what each heading means for the next file, where the heading does not say it itself."""
    known = dict(zip(columns, meanings(columns, kind), strict=True))
    for heading, column in zip(columns, means, strict=True):
        if heading and known[heading] != column:
            told = {"kind": kind, "heading": heading_key(heading)}
            HeadingMeaning.objects.update_or_create(**told, defaults={"column": column})
