"""Text that a spreadsheet would take for a formula: shown as text, and read back as it was.

OWASP, "CSV Injection": a cell is computed where it begins with one of these characters; an apostrophe before it makes
it text.
"""

import re

COMPUTED = re.compile(r"'*[=+\-@\t\r]")
GUARDED = re.compile(r"''*[=+\-@\t\r]")


def guard(text):
    """With an apostrophe before what would be computed, and before what already looks guarded."""
    return f"'{text}" if COMPUTED.match(text) else text


def unguard(text):
    """Exactly what `guard` was given."""
    return text[1:] if GUARDED.match(text) else text
