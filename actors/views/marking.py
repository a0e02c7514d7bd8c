"""Where in a text the words of a search are: a longer excerpt around the first of them, and every hit marked."""

import re
import unicodedata
from functools import lru_cache

BEFORE, LENGTH = 30, 110  # characters of an excerpt: before its first hit, and in all


class _Folding(dict):
    """Each letter as it is without its accent, so that places in the folded text are places in the text."""

    def __missing__(self, code):
        plain = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = plain[:1]
        return self[code]


_folding = _Folding()


def fold(text):
    return text.translate(_folding)


class Marker:
    """Marks the words of one search; a template prints the pieces, so nothing of a text is ever taken for markup."""

    def __init__(self, needles):
        words = sorted({re.escape(fold(needle)) for needle in needles if len(needle) > 1}, key=len, reverse=True)
        self.pattern = words and re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})\w*|\w*(?:{'|'.join(_long(words))})\w*")

    def pieces(self, text):
        """The text in pieces, each with whether it is a hit."""
        pieces, end = [], 0
        for hit in self.pattern.finditer(fold(text)) if self.pattern else ():
            if hit.start() > end:
                pieces.append((text[end : hit.start()], False))
            pieces.append((text[hit.start() : hit.end()], True))
            end = hit.end()
        return [*pieces, (text[end:], False)] if end < len(text) else pieces

    def around(self, text):
        """As much of the text as a reader needs to judge the hit, whole words only."""
        hit = self.pattern and self.pattern.search(fold(text))
        start = max(0, hit.start() - BEFORE) if hit else 0
        if start:
            start = text.rfind(" ", 0, start) + 1
        end = len(text) if len(text) - start <= LENGTH else text.rfind(" ", start, start + LENGTH)
        end = end if end > start else start + LENGTH
        return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"

    def marked(self, rows):
        """The rows of a list with title and text in pieces."""
        for row in rows:
            yield row._replace(title=self.pieces(row.title), text=self.pieces(row.text))


@lru_cache(maxsize=50)
def marker(needles):
    return Marker(needles)


def _long(words):
    """A short word is only looked for at the beginning of words; nothing at all is found by a sign that is nowhere."""
    return [word for word in words if len(word) > 3] or ["(?!)"]
