"""Single values as pictures: a line from before to after for each pair, or dots side by side."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from testbeds.statistics.shapes import Dot, Line, Picture, Text, scale, ticks
from testbeds.statistics.telling import number

LEFT, RIGHT, TOP, BOTTOM = 46, 300, 14, 186
MOST = 30  # above which single points say less than the summary
APART = 10  # from one dot to the next, where values are equal


def picture_of(measure):
    points = measure["points"]
    if not 0 < len(points) <= MOST or measure["kind"] == "yes_no":
        return None
    return _slopes(measure, points) if all(None not in row for row in points) else _strips(measure, points)


def _slopes(measure, points):
    """A line for each participant, from before to after; the medians as short thick lines."""
    values = [value for row in points for value in row[1:]]
    place, sides = scale(values, BOTTOM, TOP), (LEFT + 40, RIGHT - 40)
    medians = [measure["phases"][phase]["median"] for phase in ("baseline", "test")]
    return Picture(
        "slopes",
        _("%(name)s: each participant before and after") % {"name": measure["name"]},
        _(
            "%(n)s lines from baseline to test. The medians, %(before)s and %(after)s, are short thick lines."
        ) % {"n": len(points), "before": number(medians[0]), "after": number(medians[1])},
        [_("Row"), _("Baseline"), pgettext("phase", "Test"), pgettext("difference", "Change")],
        [[str(row), number(before), number(after), number(after - before)] for row, before, after in points],
        lines=[
            *_axis(values, place),
            *(Line(sides[0], place(before), sides[1], place(after)) for _row, before, after in points),
            *(Line(side - 14, place(median), side + 14, place(median), "thick")
              for side, median in zip(sides, medians, strict=True)),
        ],
        dots=[Dot(side, place(value)) for row in points for side, value in zip(sides, row[1:], strict=True)],
        texts=[*_ticks(values, place), *_feet(sides)],
    )  # fmt: skip


def _strips(measure, points):
    """A dot for each participant, side by side where values are equal; the medians as thick lines."""
    values = [value for row in points for value in row[1:] if value is not None]
    place, sides = scale(values, BOTTOM, TOP), (LEFT + 60, RIGHT - 60)
    columns = [sorted(row[side] for row in points if row[side] is not None) for side in (1, 2)]
    told = [(side, column) for side, column in zip(sides, columns, strict=True) if column]
    medians = [measure["phases"][phase].get("median") for phase in ("baseline", "test")]
    return Picture(
        "strips",
        _("%(name)s: each participant") % {"name": measure["name"]},
        _("A dot for each of %(n)s participants. The median is a thick line.") % {"n": len(points)},
        [_("Row"), *(word for word, column in zip(_phases(), columns, strict=True) if column)],
        [[str(row), *("–" if value is None else number(value) for value, column in zip(ends, columns, strict=True)
                      if column)]
         for row, *ends in points],
        lines=[
            *_axis(values, place),
            *(Line(side - 40, place(median), side + 40, place(median), "thick")
              for side, median in zip(sides, medians, strict=True) if median is not None),
        ],
        dots=[dot for side, column in told for dot in _beside(side, column, place)],
        texts=[*_ticks(values, place), *_feet(sides, columns)],
    )  # fmt: skip


def _beside(side, column, place):
    """Equal values stand next to each other, so that each is seen."""
    for value in sorted(set(column)):
        count = column.count(value)
        step = min(APART, 90 / count)
        for at in range(count):
            yield Dot(round(side + (at - (count - 1) / 2) * step, 2), place(value))


def _axis(values, place):
    return [Line(LEFT, place(tick), RIGHT, place(tick), "dashed") for tick in ticks(values)]


def _ticks(values, place):
    return [Text(LEFT - 6, place(tick) + 4, number(tick), "end") for tick in ticks(values)]


def _feet(sides, columns=(True, True)):
    return [Text(side, BOTTOM + 24, word) for side, word, has in zip(sides, _phases(), columns, strict=True) if has]


def _phases():
    return _("Baseline"), pgettext("phase", "Test")
