"""The file follows PDF/UA-1, and its structure is read as a screen reader would."""

from io import BytesIO

import pikepdf
import pytest
import typst

from testbeds.reporting.paper import blocks
from testbeds.reporting.paper.setting import pdf_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><line x2="40" y2="20" stroke="#111"/></svg>'
CONTENT = {
    "title": "Nattens tillsyn",
    "author": "E-hälsoarenan",
    "language": "sv",
    "under_title": ["Version 1, publicerad 22 november 2026."],
    "sections": [
        {"heading": "Svaret i korthet", "blocks": [blocks.lead("Det gick #fortare* än_förut.")]},
        {
            "heading": "Resultat",
            "blocks": [
                blocks.subheading("Tid per pass"),
                blocks.facts([("Par", 8), ("Saknas", None)]),
                blocks.picture(SVG, "Alla åtta fick mindre tid."),
                blocks.table(["Rad", "Före"], [(1, 42), (2, 38)]),
                blocks.quote("We agree.", "en"),
            ],
        },
    ],
}


@pytest.fixture(scope="module")
def file():
    with pikepdf.open(BytesIO(pdf_of(CONTENT))) as opened:
        yield opened


def tags(node):
    """Every element of the structure, in the order that it is read."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from tags(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from tags(node.get("/K", pikepdf.Array()))


def named(file, *names):
    return [node for node in tags(file.Root.StructTreeRoot.K) if str(node.S) in names]


def test_file_says_that_it_follows_the_standard(file):
    with file.open_metadata() as metadata:
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_file_is_tagged_and_shows_its_title_in_its_language(file):
    assert file.Root.MarkInfo.Marked
    assert str(file.Root.Lang) == "sv"
    assert str(file.docinfo.Title) == "Nattens tillsyn"
    assert file.Root.ViewerPreferences.DisplayDocTitle


def test_headings_are_read_in_order_and_none_is_skipped(file):
    assert [str(node.S) for node in named(file, "/Title", "/H1", "/H2")] == ["/Title", "/H1", "/H1", "/H2"]


def test_what_belongs_to_a_part_is_read_after_its_heading(file):
    read = [str(node.S) for node in named(file, "/H2", "/L", "/Figure", "/Table", "/BlockQuote")]

    assert read == ["/H2", "/L", "/Figure", "/Table", "/BlockQuote"]


def test_picture_has_words(file):
    assert [str(node.Alt) for node in named(file, "/Figure")] == ["Alla åtta fick mindre tid."]


def test_table_has_header_cells(file):
    assert len(named(file, "/TH")) == 2
    assert len(named(file, "/TD")) == 4


def test_other_language_is_marked_where_it_is_spoken(file):
    assert "en" in {str(node.get("/Lang")) for node in tags(file.Root.StructTreeRoot.K)}


def test_picture_without_words_is_refused_by_the_setter(tmp_path):
    sheet = tmp_path / "picture.typ"
    sheet.write_text('#set document(title: "X")\n#image(bytes(sys.inputs.svg), format: "svg")')

    with pytest.raises(typst.TypstError):
        typst.compile(str(sheet), format="pdf", pdf_standards=["ua-1"], sys_inputs={"svg": SVG})
