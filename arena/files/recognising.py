"""What a file is, by its bytes alone. What is not clearly one of the kinds, or also something else, is refused.

The limits of this are written down in docs/adr/0017-files.md: no program can prove that a file is harmless, so every
file is also given out in a way that no browser opens.
"""

import codecs
import re
import zipfile

from django.utils.translation import gettext as _

from arena.files.containers import kind_of_container
from arena.files.kinds import Kind
from arena.shared.errors import Refused

HEAD = 4096
BY_CONTENT_TYPE = {
    "application/pdf": Kind.PDF,
    "image/png": Kind.PNG,
    "image/jpeg": Kind.JPEG,
    "image/webp": Kind.WEBP,
}
ACTIVE = re.compile(rb"<\s*(?:script|html|svg|iframe|object|embed|!doctype\s+html|\?php)\b", re.IGNORECASE)
OVERLAP = 64  # a mark that the reading cuts in two is still found
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def recognise(file):
    """The kind of an opened file."""
    head = _from_start(file).read(HEAD)
    kind = _by_signature(head) or _container(file, head) or _text(file)
    if kind is None:
        raise Refused(_("This kind of file is not taken here. Send a PDF, a picture, plain text, DOCX, XLSX or ODT."))
    if kind in BY_CONTENT_TYPE.values():
        _refuse_second_nature(file, kind)
    return kind


def _by_signature(head):
    from puremagic import PureError, magic_string  # its tables are large, and few requests carry a file

    try:
        guesses = magic_string(head)
    except (PureError, ValueError):
        return None
    likeliest = max(guesses, key=lambda guess: guess.confidence).mime_type
    starts_there = not head.startswith(b"%") or head.startswith(b"%PDF-")
    return BY_CONTENT_TYPE.get(likeliest) if starts_there else None


def _container(file, head):
    return kind_of_container(_from_start(file)) if head.startswith(b"PK\x03\x04") else None


def _text(file):
    """UTF-8 without control characters, that no program would take for a page or a script."""
    decode, beginning = codecs.getincrementaldecoder("utf-8-sig")().decode, ""
    try:
        for chunk in _chunks(_from_start(file)):
            text = decode(chunk)
            beginning = beginning or text.lstrip()[:2]
            if UNSEEN.search(text) or ACTIVE.search(chunk) or b"%PDF-" in chunk:
                return None
        decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    return None if not beginning or beginning.startswith(("<", "#!")) else Kind.TEXT


def _refuse_second_nature(file, kind):
    """A picture or a PDF that is also an archive, or carries a page or a script."""
    tail = b""
    is_two = zipfile.is_zipfile(_from_start(file)) or not _ends_as(file, kind)
    for chunk in _chunks(_from_start(file)):
        is_two = is_two or bool(ACTIVE.search(tail + chunk))
        tail = chunk[-OVERLAP:]
    if is_two:
        raise Refused(
            _("The file holds something else beside what it says it is. Save it anew in the program it was made in.")
        )


def _ends_as(file, kind):
    """Where the kind says how long the file is, nothing stands after its end."""
    size = file.seek(0, 2)
    if kind == Kind.PNG:
        file.seek(max(size - 12, 0))
        return file.read() == b"\x00\x00\x00\x00IEND\xaeB`\x82"
    if kind == Kind.WEBP:
        file.seek(4)
        return int.from_bytes(file.read(4), "little") + 8 in (size, size + 1)
    if kind == Kind.PDF:
        file.seek(max(size - 2048, 0))
        return b"%%EOF" in file.read()
    return True


def _from_start(file):
    file.seek(0)
    return file


def _chunks(file):
    return iter(lambda: file.read(64 * 1024), b"")
