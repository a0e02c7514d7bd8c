"""Swedish personal identity numbers: found so that they can be refused, never to be used.

Form: (century) YYMMDD-NNNN with a Luhn check digit; coordination numbers add 60 to the day (Swedish Tax Agency, SKV 704
and SKV 707).
"""

import logging
import re

from stdnum import luhn

# between the parts people write blanks, points and every kind of dash, and programs add some that nobody sees
BETWEEN = r"[\s.,/_+\-\u00ad\u200b-\u200d\u2010-\u2015\u2060\u2212\ufeff\uff0d]{0,3}"
AND_NO_DATE = r"(?!\d|[-/.]\d{2}(?!\d))"  # a date that goes on: 2019-08-01–2022-11-30
PATTERN = re.compile(BETWEEN.join([r"(?<!\d)(?:16|19|20)?(\d{2})", r"(\d{2})", r"(\d{2})", r"(\d{4})"]) + AND_NO_DATE)
MASK = "••••••-••••"


def _is_personal(match):
    digits = "".join(str(int(digit)) for digit in "".join(match.groups()))
    month, day = int(digits[2:4]), int(digits[4:6])
    is_day = 1 <= day <= 31 or 61 <= day <= 91
    return 1 <= month <= 12 and is_day and luhn.is_valid(digits)


def mask(text):
    """The text with every personal identity number made unreadable, so that it can be shown again."""
    return PATTERN.sub(lambda match: MASK if _is_personal(match) else match.group(), text)


class LogFilter(logging.Filter):
    """Keeps such numbers out of the log, where an address that somebody typed may carry one."""

    def filter(self, record):
        record.msg, record.args = mask(record.getMessage()), ()
        return True
