import io
from contextlib import closing
from datetime import UTC, date, datetime
from zipfile import ZipFile

import openpyxl
import pytest

from arena.shared.sheets import BrokenFile, answer, read
from arena.shared.sheets.guarding import guard, unguard

pytestmark = pytest.mark.django_db  # an answer that is closed looks after the database connections

COMPUTED = [
    "=1+1",
    "+46",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "''=1",
    '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0",
]
PLAIN = [
    "",
    "Åsa & Ö AB",
    "0880",
    "5560360793",
    "'citat'",
    "a=b",
    "rad\nrad",
    'ett "citat"; två',
    "2019-08-01",
    "1E5",
    "TRUE",
]
HEADS = ["Namn", "Antal"]


def content(form, rows, heads=HEADS):
    with closing(answer(form, "tabell", heads, rows)) as response:
        return b"".join(response.streaming_content)


@pytest.mark.parametrize("text", COMPUTED)
def test_text_that_would_be_computed_gets_an_apostrophe_and_loses_it_again(text):
    assert (guard(text)[0], unguard(guard(text))) == ("'", text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_is_not_guarded(text):
    assert (guard(text), unguard(text)) == (text, text)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_text_comes_back_as_it_went_out(form):
    texts = [text for text in COMPUTED + PLAIN if text == text.strip()]

    rows = list(read(content(form, [[text, 1] for text in texts])))

    assert rows == [(1, HEADS), *((number, [text, "1"]) for number, text in enumerate(texts, start=2))]


def test_csv_is_what_a_swedish_excel_opens():
    assert content("csv", [["=1+1", None], ["Å;Ö", 2]]) == '\ufeffNamn;Antal\r\n\'=1+1;\r\n"Å;Ö";2\r\n'.encode()


def test_spreadsheet_engine_sees_texts_and_no_formulas():
    book = openpyxl.load_workbook(io.BytesIO(content("xlsx", [[text, 7] for text in COMPUTED + PLAIN])))

    cells = [cell for row in book.active.iter_rows(min_row=2, max_col=1) for cell in row]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_days_and_moments_come_back_as_people_write_them(form):
    values = [date(2019, 8, 1), datetime(2026, 11, 22, 6, 31, 52, tzinfo=UTC)]

    rows = list(read(content(form, [values])))

    assert rows[1] == (2, ["2019-08-01", "2026-11-22 07:31"])


def test_numbers_and_truths_typed_in_a_spreadsheet_are_read_as_text():
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["a", "b", "c", "d", "e"])
    book.active.append([5560360793, 880.0, True, None, 1.5])
    book.save(file)

    assert list(read(file.getvalue()))[1] == (2, ["5560360793", "880", "true", "", "1.5"])


def test_characters_that_no_spreadsheet_takes_are_left_out():
    rows = list(read(content("xlsx", [["a\x0bb\x00", 1]])))

    assert rows[1] == (2, ["ab", "1"])


@pytest.mark.parametrize("place", [0.2, 0.4, 0.6, 0.8])
def test_spreadsheet_that_was_harmed_on_its_way_is_said_to_be_damaged(place):
    harmed = bytearray(content("xlsx", [["a", 1]] * 200))
    start = int(len(harmed) * place)
    harmed[start : start + 40] = bytes(255 - byte for byte in harmed[start : start + 40])

    with pytest.raises(BrokenFile, match="skadat"):
        list(read(bytes(harmed)))


@pytest.mark.parametrize("place", [6, 8])
def test_spreadsheet_that_is_locked_or_packed_in_another_way_is_said_to_be_damaged(place):
    packed = bytearray(content("xlsx", [["a", 1]]))
    for mark, offset in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        start = 0
        while (start := packed.find(mark, start)) >= 0:
            packed[start + offset + place] |= 1 if place == 6 else 95
            start += 4

    with pytest.raises(BrokenFile, match="skadat"):
        list(read(bytes(packed)))


def test_rows_that_say_nothing_are_passed_by():
    assert list(read(b'a;b\n"x\ny";\n;;\nz;1\n')) == [(1, ["a", "b"]), (2, ["x\ny"]), (4, ["z", "1"])]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("namn\nMörbylånga".encode("cp1252"), "varken ett kalkylblad"),
        (b"a\0b", "varken ett kalkylblad"),
        (b'a\n"b', "citattecken"),
        (b"PK\x03\x04\x00\x00", "skadat"),
        (b";" * 201 + b"x", "fler än 200 kolumner"),
    ],
)
def test_file_that_is_no_table_says_why(broken, reason):
    with pytest.raises(BrokenFile, match=reason):
        list(read(broken))


def test_spreadsheet_that_unpacks_beyond_measure_is_refused(monkeypatch):
    monkeypatch.setattr("arena.shared.sheets.reading.LARGEST_UNPACKED", 10)
    file = io.BytesIO()
    with ZipFile(file, "w") as packed:
        packed.writestr("a", "x" * 11)

    with pytest.raises(BrokenFile, match="för stort"):
        list(read(file.getvalue()))
