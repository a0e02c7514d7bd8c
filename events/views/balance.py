"""Who comes, by sector and municipality, held against whom the organiser hopes for."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.states import Sector


class Target(NamedTuple):
    """How many were hoped for, and how many come."""

    key: int
    label: str
    coming: int
    at_least: int

    @property
    def says(self):
        lacking = self.at_least - self.coming
        return _("reached") if lacking <= 0 else ngettext("%(n)s lacking", "%(n)s lacking", lacking) % {"n": lacking}


class Balance:
    """Counted in one statement, with the targets in another. Whoever has not said yes themselves does not come."""

    def __init__(self, event):
        self.event = event
        people = event.participants.filter(erased_at=None).order_by()
        by = people.values_list("sector", "municipality", "municipality__name")
        coming = Count("pk", filter=Q(pk__in=event.participants.coming().values("pk")))
        self.counted = list(by.annotate(everybody=Count("pk"), coming=coming))
        self.total = sum(row[-1] for row in self.counted)

    @property
    def everybody(self):
        """How many have ever signed up, erased ones left out."""
        return sum(row[-2] for row in self.counted)

    @property
    def places(self):
        """Code and name of every municipality that somebody comes from, by name."""
        found = {(code, name) for _sector, code, name, *_numbers in self.counted if code}
        return sorted(found, key=lambda place: place[1])

    @property
    def sectors(self):
        """Label and number for the bars, in the order of the sectors."""
        numbers = self._sum(0)
        rows = [(capfirst(str(label)), numbers[code]) for code, label in Sector.choices if numbers[code]]
        return [*rows, (_("Not stated"), numbers[""])] if numbers[""] else rows

    @property
    def municipalities(self):
        """Likewise, those with most first."""
        numbers = self._sum(2)
        elsewhere = numbers.pop(None, 0)
        rows = sorted(((name, number) for name, number in numbers.items() if number), key=lambda row: (-row[1], row[0]))
        return [*rows, (_("Outside the county or not stated"), elsewhere)] if elsewhere else rows

    @property
    def targets(self):
        sectors, municipalities = self._sum(0), self._sum(1)
        return [
            Target(target.pk, capfirst(target.get_sector_display()), sectors[target.sector], target.at_least)
            if target.sector
            else Target(target.pk, target.municipality.name, municipalities[target.municipality_id], target.at_least)
            for target in self.event.targets.select_related("municipality").order_by("sector", "municipality__name")
        ]

    def _sum(self, place):
        numbers = Counter()
        for row in self.counted:
            numbers[row[place]] += row[-1]
        return numbers
