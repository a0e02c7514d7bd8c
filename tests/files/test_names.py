import pytest

from arena.files.kinds import Kind
from arena.files.names import LONGEST, agreeing, clean
from arena.shared.errors import Refused


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Årsrapport 2026.pdf", "Årsrapport 2026.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\Åsa\\rapport.PDF", "rapport.PDF"),
        ("rapport.pdf\r\nSet-Cookie: a=b", "rapport.pdf Set-Cookie a=b"),
        ("a\u202efdp.exe", "a fdp.exe"),
        ('"><img src=x>.pdf', "img src=x .pdf"),
        ("\x00\x1frapport.pdf", "rapport.pdf"),
    ],
)
def test_clean_leaves_one_line_without_path(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kind", "kept"),
    [
        ("rapport.pdf", Kind.PDF, "rapport.pdf"),
        ("rapport", Kind.PDF, "rapport.pdf"),
        ("Version 2.1 av rapporten", Kind.PDF, "Version 2.1 av rapporten.pdf"),
        ("tabell.csv", Kind.TEXT, "tabell.csv"),
        ("bild.JPEG", Kind.JPEG, "bild.jpeg"),
        ("", Kind.PDF, "fil.pdf"),
        ("å" * 300 + ".pdf", Kind.PDF, "å" * (LONGEST - 4) + ".pdf"),
    ],
)
def test_agreeing_ends_the_name_as_the_content_says(typed, kind, kept):
    assert agreeing(typed, kind) == kept


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("rapport.html", Kind.TEXT),
        ("rapport.pdf.exe", Kind.PDF),
        ("rapport.exe.pdf", Kind.PDF),
        ("rapport.svg .png", Kind.PNG),
        ("rapport.docm", Kind.DOCX),
        ("rapport.pdf", Kind.TEXT),
        ("rapport.docx", Kind.XLSX),
    ],
)
def test_agreeing_refuses_a_name_that_says_something_else(typed, kind):
    with pytest.raises(Refused):
        agreeing(typed, kind)
