"""What is collected, as the cells of tables."""

from decimal import Decimal

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from testbeds.evaluation_states import MeasureKind, Phase

MOST_CODES = 24  # shown of those that are lacking; the rest as a number


def shown_value(value, measure):
    """As it was typed: without the zeros of the database, and yes or no in words."""
    if measure.kind == MeasureKind.YES_NO:
        return _("yes") if value else _("no")
    return number_format(Decimal(f"{value.normalize():f}"))


def value_heads():
    who = [pgettext("values", "Code"), pgettext("values", "Date"), pgettext("values", "Unit")]
    return [*who, _("Measure"), _("Phase"), _("Value"), _("About the value"), _("What to do")]


def value_rows(values, evaluation, may_mend):
    return [_value_row(value, evaluation, may_mend) for value in values]


def _value_row(one, evaluation, may_mend):
    address = reverse("evaluations:value_exclude", args=[evaluation.slug, one.pk])
    to_do = _("Count again") if one.excluded_because else _("Leave out")
    return [
        one.participant.code,
        date_format(one.on, "j F Y"),
        one.participant.unit or "–",
        one.measure.name,
        capfirst(one.get_phase_display()),
        shown_value(one.value, one.measure),
        about(one),
        (to_do, address) if may_mend else "",
    ]


def about(one):
    """How it came in, what was noted, and why it is not counted."""
    said = [capfirst(one.get_source_display())]
    if one.note:
        said.append(one.note)
    if one.excluded_because:
        said.append(_("Left out: %(why)s") % {"why": one.excluded_because})
    return " · ".join(said)


def phase_tables(found):
    """(name of the phase, rows) of each phase in what `completeness` found."""
    phases = dict.fromkeys(cell.phase for cell in found["by_unit"])
    return [
        (capfirst(Phase(phase).label), [_cell_row(cell) for cell in found["by_unit"] if cell.phase == phase])
        for phase in phases
    ]


def complete_heads():
    return [_("Measure"), pgettext("values", "Unit"), _("Have values"), pgettext("values", "Share"), _("Lacking")]


def _cell_row(cell):
    return [
        cell.measure.name,
        cell.unit or "–",
        _("%(have)s of %(of)s") % {"have": cell.have, "of": cell.of},
        percent(cell.share),
        codes(cell.lacking) or "–",
    ]


def percent(share):
    return _("%(number)s %%") % {"number": int(100 * share)}


def codes(lacking):
    """The first codes; rounded down, a share never looks as if nobody lacked."""
    more = len(lacking) - MOST_CODES
    said = ", ".join(lacking[:MOST_CODES])
    return _("%(codes)s and %(more)s more") % {"codes": said, "more": more} if more > 0 else said
