"""DOCX, XLSX and ODT are archives: looked into by the names and sizes of their parts, before anything is unpacked."""

import re
import zipfile
import zlib

from django.utils.translation import gettext as _

from arena.files.kinds import Kind
from arena.shared.errors import Refused

MOST_PARTS = 2000
LARGEST_UNPACKED = 64 * 1024 * 1024
MAIN_PART = {"word/document.xml": Kind.DOCX, "xl/workbook.xml": Kind.XLSX}
ODT_TYPE = Kind.ODT.content_type.encode()
LIVELY = re.compile(
    r"vba|macro|activex|oleobject|\.bin$|\.exe$|\.dll$|\.js$|\.html?$|^basic/|^scripts/|^object", re.IGNORECASE
)
HARMLESS = re.compile(r"printersettings\d*\.bin$", re.IGNORECASE)
LIVELY_TYPE = re.compile(rb"macroenabled|vbaproject|activex|ms-office\.vba", re.IGNORECASE)
UNSAFE = re.compile(r"^/|\\|^[A-Za-z]:|(^|/)\.\.(/|$)")


def kind_of_container(file):
    """The kind of the archive, or None where it is none of ours; one that could do harm is refused."""
    try:
        with zipfile.ZipFile(file) as archive:
            _refuse_bombs(archive)
            _refuse_faults(archive)
            kind = _kind(archive)
            if kind:
                _refuse_lively(archive, kind)
            return kind
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise Refused(_("The file is damaged, or packed in a way that cannot be looked into.")) from None


def _refuse_bombs(archive):
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Refused(_("The file becomes too large when it is unpacked."))


def _refuse_faults(archive):
    """Unpacked, every part is as large as it says and has the sum it says; no name leads out of the archive."""
    names = archive.namelist()
    if len(set(names)) != len(names) or any(UNSAFE.search(name) for name in names) or archive.testzip():
        raise zipfile.BadZipFile


def _kind(archive):
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        return next((kind for part, kind in MAIN_PART.items() if part in names), None)
    if "mimetype" in names and archive.read("mimetype").strip() == ODT_TYPE and "content.xml" in names:
        return Kind.ODT
    return None


def _refuse_lively(archive, kind):
    declared = "META-INF/manifest.xml" if kind == Kind.ODT else "[Content_Types].xml"
    types = archive.read(declared) if declared in archive.namelist() else b""
    lively = [name for name in archive.namelist() if LIVELY.search(name) and not HARMLESS.search(name)]
    if lively or LIVELY_TYPE.search(types):
        raise Refused(_("The file holds macros or embedded programs. Save it without them, or as a PDF."))
