"""What to begin with: clusters and needs weighed by criteria that everybody sees and may weigh anew.

Each criterion is worth 0 to 1, and a thing's points are 100·Σw·v / Σw over the criteria that something is known of.
What nobody has stated is not nought: it leaves the sum.
"""

from fractions import Fraction
from math import log10
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from testbeds.clusters.covering import COUNTY
from testbeds.states import Hosting

MOST_AFFECTED = 100_000  # people in a year; that many or more is the whole of the criterion
HOSTS = {Hosting.YES: Fraction(1), Hosting.PERHAPS: Fraction(1, 2), Hosting.NO: Fraction(0)}


class Criterion(TextChoices):
    COVERED = "covered", _("municipalities")
    URGENCY = "urgency", _("urgency")
    BENEFIT = "benefit", _("benefit")
    FEASIBILITY = "feasibility", _("feasibility")
    AFFECTED = "affected", _("number affected")
    HOSTING = "hosting", _("a test can be held")


GRADES = [Criterion.URGENCY, Criterion.BENEFIT, Criterion.FEASIBILITY]
WEIGHTS = {
    Criterion.COVERED: 30,
    Criterion.URGENCY: 20,
    Criterion.BENEFIT: 20,
    Criterion.FEASIBILITY: 10,
    Criterion.AFFECTED: 10,
    Criterion.HOSTING: 10,
}


class Known(NamedTuple):
    """One criterion of one thing: what is known, and what that is worth; both None where nobody has stated it."""

    said: object
    value: object


class Ranked(NamedTuple):
    thing: object
    kind: str
    known: dict
    score: object  # whole points, or None where nothing is known of what is weighed
    number: int  # criteria that it rests on


NOTHING = Known(None, None)


def judged(needs, codes):
    """What the needs say under each criterion, together; `codes` are the municipalities that have them."""
    return {
        Criterion.COVERED: Known(len(codes), Fraction(len(codes), COUNTY)) if codes else NOTHING,
        **{grade: _graded([getattr(need, grade) for need in needs]) for grade in GRADES},
        Criterion.AFFECTED: _affected([need.affected_per_year for need in needs]),
        Criterion.HOSTING: _hosted([need.hosting for need in needs]),
    }


def score(known, weights):
    """Whole points, a half rounded up, over the criteria that have both a value and a weight."""
    weighed = [(weights[name], known[name].value) for name in Criterion if known[name].value is not None]
    total = sum(weight for weight, _value in weighed)
    if not total:
        return None
    return int(100 * sum(weight * value for weight, value in weighed) / total + Fraction(1, 2))


def ranked(things, weights):
    """The highest points first, then what more is known of, then by name; of each its kind and what is known."""
    found = [
        Ranked(thing, kind, known, score(known, weights), sum(known[name].value is not None for name in Criterion))
        for thing, kind, known in things
    ]
    return sorted(found, key=_best_first)


def _best_first(row):
    points = -1 if row.score is None else row.score
    return -points, -row.number, row.thing.name_key, row.thing.slug


def _graded(grades):
    """The mean of the grades that are given, from 1 (worth nothing) to 5 (worth all)."""
    given = [number for number in grades if number is not None]
    if not given:
        return NOTHING
    mean = Fraction(sum(given), len(given))
    return Known(mean, (mean - 1) / 4)


def _affected(numbers):
    """All of them together, by powers of ten: from one to ten is as much as from a thousand to ten thousand."""
    given = [number for number in numbers if number is not None]
    if not given:
        return NOTHING
    people = sum(given)
    value = min(log10(people), log10(MOST_AFFECTED)) / log10(MOST_AFFECTED) if people else 0
    return Known(people, Fraction(round(10_000 * value), 10_000))


def _hosted(answers):
    """One that can is enough."""
    given = [Hosting(answer) for answer in answers if answer]
    if not given:
        return NOTHING
    best = max(given, key=HOSTS.get)
    return Known(best, HOSTS[best])
