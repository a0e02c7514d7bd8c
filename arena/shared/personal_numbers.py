"""Swedish personal identity numbers: found so that they can be refused, never to be used.

Form: (century) YYMMDD-NNNN with a Luhn check digit; coordination numbers add 60 to the day (Swedish Tax Agency, SKV 704
and SKV 707).
"""

import re

from stdnum import luhn

PATTERN = re.compile(r"(?<![\d-])(?:16|19|20)?(\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})(?![\d-])")
MASK = "••••••-••••"


def _is_personal(match):
    year, month, day, rest = match.groups()
    is_day = 1 <= int(day) <= 31 or 61 <= int(day) <= 91
    return 1 <= int(month) <= 12 and is_day and luhn.is_valid(year + month + day + rest)


def mask(text):
    """The text with every personal identity number made unreadable, so that it can be shown again."""
    return PATTERN.sub(lambda match: MASK if _is_personal(match) else match.group(), text)
