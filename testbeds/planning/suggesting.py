"""Measures that many tests have in common: one click to begin from, in Swedish like the plan."""

from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from testbeds.evaluation_states import Direction, Domain, MeasureKind
from testbeds.models import Measure


class Suggestion(NamedTuple):
    label: str
    facts: dict


SUGGESTIONS = {
    "time": Suggestion(
        _("Time for each shift"),
        {
            "name": "Tid per pass",
            "unit": "minuter",
            "domain": Domain.ORGANISATION,
            "direction": Direction.LOWER,
            "method": "Var och en tar tid med klocka under minst tio pass i varje fas.",
            "worthwhile": Decimal(5),
        },
    ),
    "visits": Suggestion(
        _("Visits each night"),
        {
            "name": "Besök per natt",
            "unit": "besök",
            "domain": Domain.EFFECT,
            "direction": Direction.LOWER,
            "method": "Räknas i verksamhetssystemet för varje arbetspass.",
            "worthwhile": Decimal(1),
        },
    ),
    "sus": Suggestion(
        _("Usability (SUS)"),
        {
            "name": "Användbarhet (SUS)",
            "kind": MeasureKind.SUS,
            "unit": "poäng",
            "domain": Domain.USERS,
            "direction": Direction.HIGHER,
            "method": "Enkäten med tio påståenden, efter minst två veckors användning.",
            "is_paired": False,
            "enough": Decimal(68),
        },
    ),
    "recommend": Suggestion(
        _("Would recommend it"),
        {
            "name": "Skulle rekommendera det till en kollega",
            "kind": MeasureKind.YES_NO,
            "unit": "procentenheter",
            "domain": Domain.USERS,
            "direction": Direction.HIGHER,
            "method": "En fråga till varje deltagare när testet är slut.",
            "is_paired": False,
            "enough": Decimal(70),
        },
    ),
    "alarms": Suggestion(
        _("False alarms"),
        {
            "name": "Falska larm per dygn",
            "unit": "larm",
            "domain": Domain.SAFETY,
            "direction": Direction.LOWER,
            "method": "Räknas i larmloggen; falskt är ett larm där ingen behövde hjälp.",
            "worthwhile": Decimal(1),
        },
    ),
}


def begin_from(name, plan):
    """A measure that is not kept yet; a blank one for a name that is no suggestion."""
    suggestion = SUGGESTIONS.get(name)
    return Measure(plan=plan, **(suggestion.facts if suggestion else {}))
