"""The competence map drawn as one picture that stands alone: places and colours, worked out before the template."""

from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

SIDE = 34  # of a cell
LEFT, RIGHT, ABOVE, BELOW = 460, 230, 280, 120  # room for the names, which lean to the right above the columns
COLOURS = ["#ffffff", "#cfe5e4", "#97c8c9", "#4f9ba2", "#0a5360"]
INKS = ["#5c686c", "#14262c", "#14262c", "#14262c", "#ffffff"]
LONGEST = 66  # letters of a row, for which there is room; a column leans and has less
LONGEST_LEANING = 44


class Square(NamedTuple):
    x: int
    y: int
    number: int
    fill: str
    ink: str


class Label(NamedTuple):
    x: int
    y: int
    text: str


class Picture:
    side = SIDE

    def __init__(self, matrix, title):
        self.matrix, self.title = matrix, title
        self.width = LEFT + SIDE * len(matrix.columns) + RIGHT
        self.height = ABOVE + SIDE * len(matrix.rows) + BELOW
        self.middle, self.left = SIDE // 2, LEFT
        self.legend_y = self.height - BELOW + 26
        self.source_y = self.height - 18

    @property
    def says(self):
        """What the picture shows, for those who cannot see it."""
        return _(
            "A table with one competence in each row. The number in a square is how many actors, and a darker square "
            "means more of them. %(actors)s actors in all, each counted once."
        ) % {"actors": self.matrix.total.number}

    @property
    def legend_says(self):
        return _("Number of actors")

    @property
    def source(self):
        day = date_format(localtime(timezone.now()), "DATE_FORMAT")
        return _("E-hälsoarenan, %(day)s. What the actors say, or what was read in public sources.") % {"day": day}

    @property
    def squares(self):
        for down, row in enumerate(self.matrix.rows):
            for across, cell in enumerate(row.cells):
                x, y = LEFT + across * SIDE, ABOVE + down * SIDE
                yield Square(x, y, cell.number, COLOURS[cell.step], INKS[cell.step])

    @property
    def row_labels(self):
        for down, row in enumerate(self.matrix.rows):
            yield Label(LEFT - 10, ABOVE + down * SIDE + SIDE // 2, shortened(row.label))

    @property
    def column_labels(self):
        for across, name in enumerate(self.matrix.columns.values()):
            yield Label(LEFT + across * SIDE + SIDE // 2, ABOVE - 10, shortened(str(name), LONGEST_LEANING))

    @property
    def legend(self):
        for place, (step, numbers) in enumerate(self.matrix.legend):
            yield Square(LEFT + place * 90, self.legend_y, numbers, COLOURS[step], INKS[step])


def shortened(text, longest=LONGEST):
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
