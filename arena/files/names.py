"""The name of a file: kept for people to recognise, never used to find or to judge it."""

import re
import unicodedata

from django.utils.translation import gettext as _

from arena.files.kinds import Kind
from arena.shared.errors import Refused

LONGEST = 120
FORBIDDEN = re.compile(r'[<>:"|?*]')
PROGRAMS = """
    exe com bat cmd msi scr pif cpl dll lnk hta js jse mjs vbs vbe wsf wsh ps1 psm1 sh bash py php phtml asp aspx jsp
    jar apk app command html htm xhtml shtml mht svg svgz xml xsl swf docm dotm xlsm xltm xlsb pptm iso img zip
"""
KNOWN = frozenset(suffix for kind in Kind for suffix in kind.suffixes)


def clean(name):
    """One line without path, control characters or signs that turn the direction of writing."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(" " if unicodedata.category(sign).startswith(("C", "Z")) else sign for sign in last)
    return " ".join(FORBIDDEN.sub(" ", seen).split()).strip(". ")


def agreeing(name, kind):
    """The cleaned name with an end that says what the content is; a name that says something else is refused."""
    name = clean(name)
    stem, _dot, last = name.rpartition(".")
    end, parts = f".{last.lower()}", {part.strip().lower() for part in name.split(".")[1:]}
    if set(PROGRAMS.split()) & parts or (end in KNOWN and end not in kind.suffixes):
        message = _("The name of the file does not agree with what it holds (%(kind)s). Give it another name.")
        raise Refused(message % {"kind": kind.label})
    if end not in kind.suffixes:
        stem, end = name, kind.suffixes[0]
    return f"{stem[: LONGEST - len(end)].rstrip('. ') or _('file')}{end}"
