"""An interval as a picture, against what is worthwhile or enough."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from testbeds.evaluation_states import Direction
from testbeds.statistics.shapes import Band, Dot, Line, Picture, Text, scale, ticks
from testbeds.statistics.telling import figure, number, per_cent

WIDTH = 320


@dataclass(frozen=True)
class Span:
    """An estimate, what it may be from and to, the line it is held against, and how wide the band around that is."""

    estimate: float
    low: float
    high: float
    level: float
    line: float
    band: float
    of_change: bool


def span_of(measure):
    """The same that the word was chosen from; None where nothing is held against anything."""
    paired, change, level = measure["paired"], measure["share_change"], measure["level"]
    worthwhile = measure["worthwhile"]
    if worthwhile is not None and paired and paired.get("interval"):
        return _span(paired["hodges_lehmann"], paired["interval"], 0, worthwhile, of_change=True)
    if worthwhile is not None and change:
        return _span(change["change"], change["interval"], 0, worthwhile, of_change=True)
    if level and level["interval"]:
        return _span(level["estimate"], level["interval"], measure["enough"], worthwhile or 0, of_change=False)
    return None


def _span(estimate, interval, line, band, *, of_change):
    return Span(estimate, interval["low"], interval["high"], interval["level"], line, band, of_change)


def picture_of(measure):
    """The estimate with its interval, over the band of what is too small to be worth anything."""
    span = span_of(measure)
    if span is None:
        return None
    ends = [span.low, span.high, span.estimate, span.line - span.band, span.line + span.band]
    place, middle, foot = scale(ends, 20, WIDTH - 20), 54, 88
    low, high, line = place(span.low), place(span.high), place(span.line)
    start, end = place(span.line - span.band), place(span.line + span.band)
    words = (
        [pgettext("result", "better"), pgettext("result", "worse")]
        if measure["direction"] == Direction.LOWER
        else [pgettext("result", "worse"), pgettext("result", "better")]
    )
    return Picture(
        "interval",
        _("%(name)s: the estimate, and how sure it is") % {"name": measure["name"]},
        _said(span),
        [_("What"), pgettext("interval", "from"), pgettext("interval", "to")],
        _interval_rows(span),
        height=116,
        bands=[Band(start, 28, round(end - start, 2), foot - 28)] if span.band else [],
        lines=[
            Line(20, foot, WIDTH - 20, foot),
            Line(line, 28, line, foot, "dashed"),
            Line(low, middle, high, middle, "thick"),
            Line(low, middle - 7, low, middle + 7),
            Line(high, middle - 7, high, middle + 7),
        ],
        dots=[Dot(place(span.estimate), middle)],
        texts=[
            Text(20, 18, f"← {words[0]}", "start"),
            Text(WIDTH - 20, 18, f"{words[1]} →", "end"),
            *(Text(place(tick), foot + 18, number(tick)) for tick in ticks(ends)),
        ],
    )


def _said(span):
    told = {"estimate": figure(span.estimate), "low": figure(span.low), "high": figure(span.high)}
    told |= {"level": per_cent(span.level), "band": number(span.band), "line": number(span.line)}
    if span.of_change:
        return (
            _(
                "The estimate is %(estimate)s, with an interval from %(low)s to %(high)s that holds %(level)s. "
                "The band reaches %(band)s to each side of no change: what lies in it is too small to be worthwhile."
            )
            % told
        )
    return _(
        "The estimate is %(estimate)s, with an interval from %(low)s to %(high)s that holds %(level)s. "
        "The dashed line is what is enough, %(line)s."
    ) % told  # fmt: skip


def _interval_rows(span):
    rows = [
        [_("Estimate"), figure(span.estimate), figure(span.estimate)],
        [_("Interval, %(level)s") % {"level": per_cent(span.level)}, figure(span.low), figure(span.high)],
    ]
    if span.band:
        rows.append([_("Too small to be worthwhile"), number(span.line - span.band), number(span.line + span.band)])
    if not span.of_change:
        rows.append([pgettext("measure", "Enough"), number(span.line), number(span.line)])
    return rows
