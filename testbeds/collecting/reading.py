"""The rows of a file as values, with what is wrong and what looks odd, each by row and column."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from arena.shared import pointing_out, sheets
from arena.shared.errors import Refused
from testbeds.collecting.cells import Unreadable, read_day, read_value
from testbeds.collecting.doubting import is_far, usual_of
from testbeds.models import Observation

LARGEST_FILE = 20 * 1024 * 1024
MOST_ROWS = 100_000
MOST_TOLD = 200  # problems, and as many doubts: the first say enough
SHORTEST_WAY = 7  # signs of a telephone number
PLAIN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST_NOTE = Observation._meta.get_field("note").max_length


def heads_of(measures):
    """The columns of a file: who and when, each measure, and what there is to say."""
    before = [pgettext("values", "Code"), pgettext("values", "Unit"), pgettext("values", "Date")]
    return [*before, *[measure.name for measure in measures], pgettext("values", "Note")]


@dataclass
class Reading:
    """What a file says; a problem or a doubt is (row, column, reason)."""

    entries: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    doubts: list = field(default_factory=list)

    def refuse(self, row, column, reason):
        self.problems.append((row, column, str(reason)))

    def doubt(self, row, column, reason):
        if len(self.doubts) < MOST_TOLD:
            self.doubts.append((row, column, str(reason)))


def read_rows(evaluation, measures, content, phase):
    """Read until so much is wrong that it has to be mended first."""
    rows = sheets.read(content)
    _number, heads = next(rows, (0, []))
    reader = RowReader(evaluation, measures, phase, heads)
    for count, (number, cells) in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise Refused(_("The file has more than %(rows)s rows. Divide it.") % {"rows": MOST_ROWS})
        reader.read(number, cells)
        if len(reader.found.problems) >= MOST_TOLD:
            break
    return reader.found


class RowReader:
    def __init__(self, evaluation, measures, phase, heads):
        self.found, self.heads = Reading(), [head.strip() for head in heads]
        measures = list(measures)
        self._people = {one.code: one for one in evaluation.participants.all()}
        self._usual, self._there = usual_of(measures), _there(measures, phase)
        self._seen = set()
        self._code, self._unit, self._date, *self._measured, self._note = self._places(measures)
        self._measured = list(zip(measures, self._measured, strict=True))

    def read(self, number, cells):
        """A row without any value says nothing, such as one of the template that nobody has filled in."""
        cells = [*cells, *[""] * (len(self.heads) - len(cells))]
        if len(cells) > len(self.heads):
            return self.found.refuse(number, "", _("The row has more cells than there are headings."))
        if pointed := [head for head, cell in zip(self.heads, cells, strict=True) if _points_out(cell)]:
            for head in pointed:
                self.found.refuse(number, head, _("Somebody can be found by this: take it away."))
            return None
        values = self._values(number, cells)
        if not values:
            return None
        participant, day = self._participant(number, cells), self._day(number, cells)
        note = self._note_of(number, cells)
        if participant is None or day is None or note is None:
            return None
        for measure, value in values:
            self._ask(number, measure, participant, day, value)
            self.found.entries.append([measure.pk, participant.pk, day, value, note])
        return None

    def _places(self, measures):
        """Where each column stands; a heading that means nothing here, or one that is missing, stops the file."""
        wanted = heads_of(measures)
        named = {}
        for place, head in enumerate(self.heads):
            if head.casefold() in named:
                raise Refused(_("The same heading stands twice."))
            named[head.casefold()] = place
        missing = [head for head in (wanted[0], wanted[2]) if head.casefold() not in named]
        unknown = set(named) - {head.casefold() for head in wanted} - {""}
        if missing or unknown:
            said = {"columns": ", ".join(wanted)}
            raise Refused(_("The headings of the file have to be: %(columns)s. Take the template.") % said)
        return [named.get(head.casefold()) for head in wanted]

    def _values(self, number, cells):
        found = []
        for measure, place in self._measured:
            if place is None or not cells[place]:
                continue
            try:
                found.append((measure, read_value(cells[place], measure)))
            except Unreadable as wrong:
                self.found.refuse(number, measure.name, wrong)
        return found

    def _participant(self, number, cells):
        typed = "".join(cells[self._code].split()).upper()
        if typed not in self._people:
            self.found.refuse(number, self.heads[self._code], _("There is no such code in this evaluation."))
        return self._people.get(typed)

    def _day(self, number, cells):
        try:
            return read_day(cells[self._date])
        except Unreadable as wrong:
            self.found.refuse(number, self.heads[self._date], wrong)

    def _note_of(self, number, cells):
        note = cells[self._note] if self._note is not None else ""
        if len(note) > LONGEST_NOTE:
            self.found.refuse(number, self.heads[self._note], _("The note is too long."))
            return None
        return note

    def _ask(self, number, measure, participant, day, value):
        if is_far(float(value), self._usual.get(measure.pk)):
            self.found.doubt(number, measure.name, _("The value is far from the others."))
        place = (measure.pk, participant.pk, day)
        if place in self._there or place in self._seen:
            said = {"code": participant}
            self.found.doubt(
                number, measure.name, _("%(code)s has a value of this measure on that day already.") % said
            )
        self._seen.add(place)


def _points_out(cell):
    """Short cells and plain days, which most are, need no closer look."""
    may_be = "@" in cell or (len(cell) >= SHORTEST_WAY and not PLAIN_DAY.fullmatch(cell))
    return may_be and pointing_out.mask(cell) != cell


def _there(measures, phase):
    counted = Observation.objects.filter(measure__in=measures, phase=phase, excluded_because="")
    return set(counted.values_list("measure", "participant", "on"))
