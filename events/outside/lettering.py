"""Words in a picture, in the one typeface that comes with Pillow: it has no å, ä and ö, so their marks are set here.

A letter is drawn as its base with the mark above, as printers once did. What the typeface does not have is replaced by
what reads the same, or left out. All is drawn larger than asked for and made smaller, which keeps the edges smooth.
"""

import unicodedata

LARGER = 3
RING, DOTS, ACUTE, GRAVE, HAT = "\u030a", "\u0308", "\u0301", "\u0300", "\u0302"
STROKES = {ACUTE: [(-4, 0), (6, -13)], GRAVE: [(4, 0), (-6, -13)], HAT: [(-11, 0), (0, -12), (11, 0)]}
MARKS = {RING, DOTS, *STROKES}
READS_THE_SAME = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "\u00a0": " ", "€": "EUR", "ø": "ö", "Ø": "Ö", "æ": "ä", "Æ": "Ä", "ß": "ss"}
)
KNOWN = {*map(chr, range(32, 127)), *"°´·»‘’“”…‹›«©"}


class Lettering:
    """A size to write in; bold is the same letters with thicker strokes."""

    def __init__(self, size, *, is_bold=False):
        from PIL import ImageFont

        self.size, self.weight = size, round(size * LARGER / 60) if is_bold else 0
        self.unit = size * LARGER / 100  # marks are measured in hundredths of the size
        self.font = ImageFont.load_default(size * LARGER)

    def width(self, text):
        return self.font.getlength(_bases(text)) / LARGER

    def wrap(self, text, width):
        """Rows that fit; a word too long for any row is divided."""
        rows = [""]
        for word in text.split():
            row = f"{rows[-1]} {word}".strip()
            if self.width(row) <= width:
                rows[-1] = row
            else:
                rows += self._divided(word, width)
        return [row for row in rows if row]

    def _divided(self, word, width):
        while self.width(word) > width:
            most = next(n for n in range(len(word), 0, -1) if n == 1 or self.width(f"{word[:n]}-") <= width)
            yield f"{word[:most]}-"
            word = word[most:]
        yield word

    def write(self, picture, left, baseline, text, colour):
        from PIL import Image, ImageDraw

        mask = Image.new("L", (picture.width * LARGER, self.size * 2 * LARGER))
        draw = ImageDraw.Draw(mask)
        bases, ground = _bases(text), self.size * LARGER * 1.5
        draw.text((left * LARGER, ground), bases, 255, self.font, anchor="ls", stroke_width=self.weight)
        for place, (base, mark) in enumerate(_letters(text)):
            if mark:
                start = left * LARGER + self.font.getlength(bases[: place + 1]) - self.font.getlength(base)
                top = ground + self.font.getbbox(base, anchor="ls")[1]
                self._mark(draw, start + self.font.getlength(base) / 2, top, mark)
        mask = mask.reduce(LARGER)
        picture.paste(colour, (0, round(baseline - self.size * 1.5)), mask)

    def _mark(self, draw, middle, top, mark):
        """Above the letter, with a little air between."""
        unit, thick = self.unit, round(6.5 * self.unit) + self.weight
        if mark == RING:
            reach = 10 * unit + thick / 2
            box = (middle - reach, top - 6 * unit - 2 * reach, middle + reach, top - 6 * unit)
            draw.ellipse(box, outline=255, width=thick)
        elif mark == DOTS:
            reach, up = 5 * unit + self.weight / 2, top - 13 * unit
            for x in (middle - 12 * unit, middle + 12 * unit):
                draw.ellipse((x - reach, up - reach, x + reach, up + reach), fill=255)
        else:
            points = [(middle + x * unit, top - 8 * unit + y * unit) for x, y in STROKES[mark]]
            draw.line(points, 255, thick, joint="curve")


def _bases(text):
    return "".join(base for base, _mark in _letters(text))


def _letters(text):
    """Pairs of a letter that the typeface has and the mark above it, or nothing."""
    for letter in unicodedata.normalize("NFC", text).translate(READS_THE_SAME):
        base, *marks = unicodedata.normalize("NFD", letter)
        if base in KNOWN:
            yield base, next((mark for mark in marks if mark in MARKS), "")
