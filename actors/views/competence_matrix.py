"""The competence map as rows and columns: how many actors stand behind each cell, and where nobody does."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Count, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.functional import cached_property

from actors.forms.competence_map import SEAT, STANCES, TERM, TYPE
from actors.states import Stance
from actors.templatetags.county import legend, shade, shade_limits

ACTORS = Count("actor", distinct=True)  # one that holds a term and what replaced it is still one
MOST_SEEKERS = 5  # named beside a gap


class Cell(NamedTuple):
    number: int
    step: int  # its shade, 0 for none
    url: str  # the list of those actors


class MatrixRow(NamedTuple):
    label: str
    url: str
    cells: list
    total: Cell


class Gap(NamedTuple):
    """A competence that nobody has, with those who could change that, and those who wait for it."""

    label: str
    url: str
    elsewhere: int  # who has it, outside what is chosen
    building: int
    building_url: str
    seeking: int
    seeking_url: str
    seekers: list


def term_page(code):
    return reverse("competences:detail", args=[code])


class Matrix:
    """Counted in two statements, whatever the number of actors; a third looks outside what is chosen."""

    def __init__(self, form):
        self.form = form
        self.across = SEAT if form.by_seat else TYPE
        self.field = "seat" if form.by_seat else "kind"
        self._count()

    def _count(self):
        self.numbers, self.by_stance, self.entries = defaultdict(int), defaultdict(int), 0
        counted = self.form.any_stance().order_by().values_list("stance", "code", self.field)
        for stance, code, column, number, entries in counted.annotate(ACTORS, Count("pk")):
            self.by_stance[stance, code] += number
            if stance == self.form.stance:
                self.numbers[code, column] = number
                self.entries += entries
        by_column = self.form.find().order_by().values_list(self.field).annotate(ACTORS)
        self.actors = dict(by_column)

    @cached_property
    def columns(self):
        """Code and name; all of them, so that an empty one is seen to be empty, or the one that is chosen."""
        return self._only_chosen(self.across)

    @cached_property
    def terms(self):
        return self._only_chosen(TERM)

    def _only_chosen(self, question):
        found, chosen = self.form.names.get(question.source, {}), self.form.chosen[question.name]
        return {chosen: found[chosen]} if chosen else found

    @cached_property
    def limits(self):
        return shade_limits(self.numbers.values())

    @property
    def legend(self):
        return legend([number for number in self.numbers.values() if number], self.limits)

    @cached_property
    def rows(self):
        return [self._row(code, label) for code, label in self.terms.items()]

    def _row(self, code, label):
        cells = [self._cell(self.numbers[code, column], kompetens=code, column=column) for column in self.columns]
        total = self._cell(self.by_stance[self.form.stance, code], kompetens=code)
        return MatrixRow(label, term_page(code), cells, total)

    def _cell(self, number, column="", **chosen):
        if column:
            chosen[self.across.name] = column
        return Cell(number, shade(number, self.limits), self.form.address("list", **chosen) if number else "")

    @property
    def totals(self):
        """Each actor once in its column, however many competences it has."""
        return [self._cell(self.actors.get(column, 0), column=column) for column in self.columns]

    @property
    def total(self):
        return self._cell(sum(self.actors.values()))

    @cached_property
    def gaps(self):
        """First what no actor in the whole registry has, then what only those outside the choice have."""
        everywhere = self.by_stance
        if self.form.is_narrowed:
            counted = self.form.everywhere().order_by().values_list("stance", "code").annotate(ACTORS)
            everywhere = {(stance, code): number for stance, code, number in counted}
        missing = [code for code in self.terms if not self.by_stance[Stance.HAS, code]]
        seekers = self._seekers(missing)
        gaps = [self._gap(code, everywhere.get((Stance.HAS, code), 0), seekers[code]) for code in missing]
        most_wanted = sorted(gaps, key=lambda gap: (-gap.seeking, gap.label))
        return {
            "nowhere": [gap for gap in most_wanted if not gap.elsewhere],
            "outside": [gap for gap in most_wanted if gap.elsewhere],
        }

    def _seekers(self, codes):
        place = Window(RowNumber(), partition_by="code", order_by=["actor__name_key", "actor"])
        found = self.form.any_stance().filter(stance=Stance.SEEKING, code__in=codes).annotate(place=place)
        seekers = defaultdict(list)
        for row in found.filter(place__lte=MOST_SEEKERS).select_related("actor").order_by("code", "place"):
            seekers[row.code].append(row.actor)
        return seekers

    def _gap(self, code, elsewhere, seekers):
        words = {stance: word for word, stance in STANCES.items()}
        urls = {
            stance: self.form.address("list", kompetens=code, hallning=words[stance])
            for stance in (Stance.BUILDING, Stance.SEEKING)
        }
        return Gap(
            label=self.terms[code],
            url=term_page(code),
            elsewhere=elsewhere,
            building=self.by_stance[Stance.BUILDING, code],
            building_url=urls[Stance.BUILDING],
            seeking=self.by_stance[Stance.SEEKING, code],
            seeking_url=urls[Stance.SEEKING],
            seekers=seekers,
        )

    @property
    def stances(self):
        """The three maps: label, address, whether it is this one."""
        return [
            (str(stance.label).capitalize(), self.form.address("map", hallning=word), stance == self.form.stance)
            for word, stance in STANCES.items()
        ]

    @property
    def views(self):
        by_seat = self.form.by_seat
        return [
            (str(TYPE.label), self.form.address("map", visa=""), not by_seat),
            (str(SEAT.label), self.form.address("map", visa=SEAT.name), by_seat),
        ]
