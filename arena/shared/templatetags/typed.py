"""What a stranger typed, made fit to stand in a letter that we send: no markup, nothing to click, and no end of words.

Anybody can have the portal write to any address: a name such as "You have won, www.…" would go out under our own. A
letter is plain text first, and mail programs make links of whatever looks like one; so the text itself must not.
"""

import re
import unicodedata

from django import template
from django.utils.translation import gettext as _

register = template.Library()

LINE, TEXT = 120, 1500  # characters of one line, and of several
LINK = re.compile(r"\b[a-z][a-z0-9+.-]*:/*/\S*|\b(?:mailto|javascript|data|tel|sms):\S+|\bwww\.\S*", re.IGNORECASE)
PATH = re.compile(r"\b[\w-]+(?:\.[\w-]+)+[/?#]\S*")
BREAK = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
MAILBOX = re.compile(r"(?<=\S)@(?=\S)")
HOST = re.compile(r"(?<=[\w-])[.。](?=[^\W\d_]{2,})")  # example.org, but neither 3.5 nor A. Larsson
MARKUP = str.maketrans(dict.fromkeys("<>[]{}|`*_\\", " "))


@register.filter
def typed(value, limit=LINE):
    """One line: a name, an organisation, a reason."""
    return _shortened(" ".join(_harmless(str(value)).split()), limit)


@register.filter
def typed_lines(value, limit=TEXT):
    """Several lines: a message, a report."""
    lines = [" ".join(line.split()) for line in _harmless(str(value)).splitlines()]
    return _shortened("\n".join(lines).strip(), limit)


def _harmless(text):
    text = BREAK.sub("\n", unicodedata.normalize("NFKC", text))
    text = "".join(sign for sign in text if _is_shown(sign))
    text = LINK.sub(_("(link left out)"), text)
    text = PATH.sub(_("(link left out)"), text)
    text = MAILBOX.sub(" (at) ", text)
    return HOST.sub(". ", text).translate(MARKUP)


def _is_shown(sign):
    """Letters, signs and blanks; nothing that turns the writing round or hides in it."""
    return sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cs")


def _shortened(text, limit):
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
