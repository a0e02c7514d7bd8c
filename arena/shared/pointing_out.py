"""What reaches somebody, found so that it can be refused where nobody may be pointed out: e-mail and telephone.

Beside it a guess at names, which is no more than a question to the writer.
"""

import re

from arena.shared import personal_numbers

MASK = "•••"
EMAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
WAYS = (
    r"(?:\+|00)\d[\d \-()]{7,16}\d",  # with the number of the country
    r"0[1-9]\d{0,2}\s?[-–/ ]\s?\d{2,3}(?:\s?\d{2,3}){1,3}",  # area, a dash or a blank, and digits in groups
    r"07\d{8}",
)
PHONE = re.compile(rf"(?<![\d,.-])(?:{'|'.join(WAYS)})(?![\d,.-]\d)")
NAMED = re.compile(r"\b[A-ZÅÄÖÉ][a-zåäöéü]{2,}(?:-[A-ZÅÄÖ][a-zåäö]+)?\s[A-ZÅÄÖÉ][a-zåäöéü]{2,}\b")
TITLED = re.compile(r"\b(?i:herr|fru|fröken|syster|dr|doktor)\s[A-ZÅÄÖÉ][a-zåäöéü]+")


def mask(text):
    """The text with personal numbers, e-mail addresses and telephone numbers made unreadable."""
    return PHONE.sub(MASK, EMAIL.sub(MASK, personal_numbers.mask(text)))


def seems_to_name(text, known=()):
    """Whether two words in a row look like a name, or one after a title; `known` words are names of something else."""
    for word in known:
        text = text.replace(word, "")
    return bool(NAMED.search(text) or TITLED.search(text))
