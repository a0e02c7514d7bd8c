"""A month as a calendar shows it: whole weeks from Monday, by the clock of the county."""

from calendar import Calendar
from datetime import date, datetime, time
from typing import NamedTuple

from django.utils import timezone

from events.times import month_name

FIRST_YEAR, LAST_YEAR = 2000, 2100


class Month(NamedTuple):
    year: int
    number: int

    @classmethod
    def read(cls, text):
        """The month that the text names, or the present one."""
        year, _dash, number = text.partition("-")
        if year.isdecimal() and number.isdecimal() and len(text) <= 7:
            asked = cls(int(year), int(number))
            if 1 <= asked.number <= 12 and FIRST_YEAR <= asked.year <= LAST_YEAR:
                return asked
        return cls.now()

    @classmethod
    def now(cls):
        today = timezone.localdate()
        return cls(today.year, today.month)

    def __str__(self):
        return f"{self.year}-{self.number:02}"

    @property
    def name(self):
        return f"{month_name(self.first)} {self.year}"

    @property
    def first(self):
        return date(self.year, self.number, 1)

    @property
    def begins(self):
        return self._midnight()

    @property
    def ends(self):
        """The first moment of the next month."""
        return self.step(1)._midnight()

    def step(self, months):
        years, number = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, number + 1)

    def weeks(self):
        """Each week as seven days, those of the months before and after too."""
        return Calendar().monthdatescalendar(self.year, self.number)

    def holds(self, day):
        return (day.year, day.month) == (self.year, self.number)

    def is_within_reach(self):
        return FIRST_YEAR <= self.year <= LAST_YEAR

    def _midnight(self):
        return datetime.combine(self.first, time(), tzinfo=timezone.get_default_timezone())
