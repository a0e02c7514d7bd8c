import pytest

from actors.importing import read_table
from actors.importing.reading import LARGEST_FILE
from arena.shared import personal_numbers
from arena.shared.errors import Refused


@pytest.mark.parametrize(
    "content",
    [
        "actor_id,name\nA1,Åsa & Ö AB\n".encode(),
        "\ufeffactor_id,name\r\nA1,Åsa & Ö AB\r\n".encode(),
        "actor_id;name\nA1;Åsa & Ö AB\n".encode(),
        '"actor_id";"Name "\n"A1";" Åsa & Ö AB "'.encode(),
    ],
)
def test_table_in_every_form_a_spreadsheet_saves(content):
    table = read_table(content)

    assert (table.kind, table.meanings) == ("actors", ["actor_id", "name"])
    assert table.rows == [(2, {"actor_id": "A1", "name": "Åsa & Ö AB"})]


def test_rows_are_numbered_as_in_a_spreadsheet():
    table = read_table(b'offering_id,name\nO1,"a\nb"\n,\nO2,c\n')

    assert [(row.number, row.cells["offering_id"]) for row in table.rows] == [(2, "O1"), (4, "O2")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("scb_code,name\n0880,Mörbylånga".encode("cp1252"), "varken ett kalkylblad"),
        (b"PK\x03\x04\x14\x00\x06\x00", "Kalkylbladet är skadat"),
        (b"a" * (LARGEST_FILE + 1), "större än 40 MB"),
        (b"name,type\nAtea,foretag", "visar inte vad filen handlar om"),
        (b"actor_id,scb_code\n", "visar inte vad filen handlar om"),
        (b"actor_id,name,name\n", "Samma rubrik"),
        (b'actor_id,name\nA1,"Atea\n', "citattecken"),
        (b"actor_id,name\n" + b"A,B\n" * 100_001, "fler än 100000 rader"),
    ],
)
def test_unreadable_file_is_refused_with_reason(content, reason):
    with pytest.raises(Refused, match=reason):
        read_table(content)


@pytest.mark.parametrize("number", ["811218-9876", "19811218-9876", "8112189876", "811218-9870"])
def test_personal_number_in_number_column_is_unreadable(number):
    table = read_table(f"actor_id,org_number\nA1,{number}".encode())

    assert table.rows[0].cells["org_number"] == personal_numbers.MASK


def test_personal_number_in_text_is_unreadable():
    table = read_table(b"actor_id,note\nA1,Ring 811218-9876 i dag")

    assert table.rows[0].cells["note"] == f"Ring {personal_numbers.MASK} i dag"
