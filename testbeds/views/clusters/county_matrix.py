"""Needs by e-health area and municipality, those that were logged apart from those found in public text."""

from collections import defaultdict
from typing import NamedTuple

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from actors.models import Municipality, Term
from actors.states import Vocabulary
from actors.templatetags.county import legend, shade, shade_limits
from testbeds.clusters.covering import municipalities_of
from testbeds.states import NeedOrigin

NOWHERE = ""  # the column of what is tied to no municipality


class Count(NamedTuple):
    """How many needs: logged here, and found in public text."""

    logged: int
    documented: int

    @property
    def total(self):
        return self.logged + self.documented

    @property
    def text(self):
        """Both numbers where there are both; a plus before what comes from public text."""
        return "+".join([str(self.logged or ""), str(self.documented)]) if self.documented else str(self.logged)


class Cell(NamedTuple):
    count: Count
    step: int  # its shade; 0 for none, and where no municipality is named
    url: str
    says: str


class Line(NamedTuple):
    label: str
    url: str
    cells: list
    total: Count


class CountyMatrix:
    """Counted over the needs that it is given, in four statements."""

    def __init__(self, needs, user, address):
        self.address = address
        self.towns = dict(Municipality.objects.order_by("name").values_list("scb_code", "name"))
        self.origins, self.areas = {}, defaultdict(set)
        rows = needs.order_by().values_list("pk", "origin", "terms", "terms__vocabulary")
        for need, origin, term, vocabulary in rows:
            self.origins[need] = origin
            if vocabulary == Vocabulary.AREA:
                self.areas[term].add(need)
        self.by_town = defaultdict(set)
        by_need = municipalities_of(needs, user)
        for need in self.origins:
            for town in by_need.get(need) or [NOWHERE]:
                self.by_town[town].add(need)

    @cached_property
    def columns(self):
        return [*self.towns.items(), (NOWHERE, _("No municipality named"))]

    @cached_property
    def limits(self):
        numbers = [
            self._count(self.areas[area] & self.by_town[town]).total for area in self.areas for town in self.towns
        ]
        return shade_limits(numbers)

    @cached_property
    def rows(self):
        """Every area, with or without needs, and its needs each counted once."""
        names = Term.objects.of(Vocabulary.AREA)
        return [
            Line(term.label, self.address(omrade=term.pk), self._cells(term), self._count(self.areas[term.pk]))
            for term in names
            if term.is_active or self.areas[term.pk]
        ]

    def _cells(self, term):
        return [self._cell(term, code, name) for code, name in self.columns]

    def _cell(self, term, code, name):
        count = self._count(self.areas[term.pk] & self.by_town[code])
        url = self.address(omrade=term.pk, kommun=code) if code and count.total else ""
        says = f"{term.label}, {name}: {in_words(count)}"
        return Cell(count, shade(count.total, self.limits) if code else 0, url, says)

    @property
    def totals(self):
        """Each need once in its column, however many areas it has."""
        return [self._count(self.by_town[code]) for code, _name in self.columns]

    @property
    def all(self):
        return self._count(set(self.origins))

    @property
    def legend(self):
        numbers = [cell.count.total for _label, _url, cells, _all in self.rows for cell in cells if cell.step]
        return legend(numbers, self.limits)

    @property
    def map(self):
        """Numbers by municipality, as the map of the county takes them: all, and each kind; none is left out."""
        counts = {code: self._count(self.by_town[code]) for code in self.towns}
        return {
            "numbers": {code: count.total for code, count in counts.items() if count.total},
            "urls": {code: self.address(kommun=code) for code, count in counts.items() if count.total},
            "more": [
                (_("Logged here"), {code: count.logged for code, count in counts.items()}),
                (_("Found in public text"), {code: count.documented for code, count in counts.items()}),
            ],
        }

    def _count(self, needs):
        documented = sum(self.origins[need] == NeedOrigin.DOCUMENTED for need in needs)
        return Count(len(needs) - documented, documented)


def in_words(count):
    if not count.total:
        return _("no need shown")
    return _("%(logged)s logged here, %(documented)s found in public text") % count._asdict()
