import io

import pytest

from arena.files.containers import LARGEST_UNPACKED, MOST_PARTS
from arena.files.kinds import Kind
from arena.files.recognising import recognise
from arena.shared.errors import Refused
from tests.files import samples

WINDOWS_PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 200
LINUX_PROGRAM = b"\x7fELF\x02\x01\x01" + b"\x00" * 200


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (samples.PDF, Kind.PDF),
        (samples.png(), Kind.PNG),
        (samples.JPEG, Kind.JPEG),
        (samples.WEBP, Kind.WEBP),
        ("Räksmörgås;antal\nÅtvidaberg;3\n".encode(), Kind.TEXT),
        ("\ufeffrubrik;värde\r\n1;2\r\n".encode(), Kind.TEXT),
        (b"BMI;24\nMZ;1\n", Kind.TEXT),
        (samples.docx(), Kind.DOCX),
        (samples.xlsx(**{"xl/printerSettings/printerSettings1.bin": b"x"}), Kind.XLSX),
        (samples.odt(), Kind.ODT),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_recognise_takes_each_kind_by_its_content(content, kind):
    assert recognise(io.BytesIO(content)) == kind


REFUSED = {
    "page": b"<!DOCTYPE html><html><script>alert(1)</script></html>",
    "page after blanks": b"\xef\xbb\xbf \n\t<html>",
    "picture that is a program": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "xml": b'<?xml version="1.0"?><svg/>',
    "script": b"#!/bin/sh\nrm -rf /\n",
    "page in the middle of a text": b"Hej!\n<script src=x></script>\n",
    "program for Windows": WINDOWS_PROGRAM,
    "program for Linux": LINUX_PROGRAM,
    "text of another encoding": "Räksmörgås".encode("utf-16"),
    "control characters": b"Hej\x1b[2J",
    "archive of anything": samples.archive({"a.txt": "a"}),
    "presentation": samples.archive({"[Content_Types].xml": samples.TYPES, "ppt/presentation.xml": "x"}),
    "PDF that does not begin at the beginning": b"GIF89a\n" + samples.PDF,
    "PDF without an end": b"%PDF-1.7\n" + b"x" * 4000,
    "PDF and archive": samples.PDF + samples.docx(),
    "picture and archive": samples.JPEG + samples.archive({"a.class": "x"}),
    "picture with something after its end": samples.png() + b"mer",
    "picture of another length than it says": samples.WEBP + b"mer",
    "picture with a page inside": samples.JPEG[:-2] + b"<script>alert(1)</script>\xff\xd9",
    "picture with PHP inside": samples.JPEG[:-2] + b"<?php system('id'); ?>\xff\xd9",
    "macros": samples.docx(**{"word/vbaProject.bin": b"x"}),
    "macros by another name": samples.archive(
        {"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml": "x"}
    ),
    "macros of Excel 4": samples.xlsx(**{"xl/macrosheets/sheet1.xml": "x"}),
    "embedded program": samples.docx(**{"word/embeddings/oleObject1.bin": b"x"}),
    "ActiveX": samples.xlsx(**{"xl/activeX/activeX1.xml": "x"}),
    "macros of LibreOffice": samples.odt(**{"Basic/Standard/Module1.xml": "x"}),
    "part that climbs out": samples.docx(**{"../../etc/passwd": "x"}),
    "part with an address of its own": samples.docx(**{"/etc/passwd": "x"}),
    "too many parts": samples.docx(**{f"word/{number}.xml": "" for number in range(MOST_PARTS)}),
    "bomb": samples.docx(**{"word/media/image1.png": b"\0" * (LARGEST_UNPACKED + 1)}),
    "damaged archive": samples.docx()[:-30],
    "empty lines": b"\n \n",
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_recognise_refuses(content):
    with pytest.raises(Refused):
        recognise(io.BytesIO(content))


def test_recognise_refuses_an_archive_that_lies_about_its_size():
    honest = samples.docx(**{"word/media/image1.png": b"\0" * 5000})
    lying = honest.replace((5000).to_bytes(4, "little"), (10).to_bytes(4, "little"))

    with pytest.raises(Refused):
        recognise(io.BytesIO(lying))
