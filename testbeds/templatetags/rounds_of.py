"""A round in pictures, each beside a table of the same, and the round that a need was told in."""

from django import template
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from actors.templatetags.county import outline
from testbeds.models import InventoryResponse
from testbeds.rounds.board import Outcome
from testbeds.states import RoundState

register = template.Library()

SQUARE, GAP = 40, 4
TONES = {RoundState.OPEN: "good", RoundState.COMPILED: "info"}


@register.inclusion_tag("needs/rounds/_strip.html")
def round_strip(board):
    """A square for each municipality, those that have come furthest first, beside the numbers."""
    order = list(Outcome)
    found = sorted(board.municipalities, key=lambda row: order.index(row.outcome))
    squares = [{"x": number * (SQUARE + GAP), "step": row.shade, "says": says(row)} for number, row in enumerate(found)]
    return {
        "title": board.summary,
        "squares": squares,
        "side": SQUARE,
        "width": len(squares) * (SQUARE + GAP) - GAP,
        "legend": legend(board),
        "caption": _("The municipalities' answers"),
        "head": [_("State"), _("Municipalities")],
        "rows": [[capfirst(outcome.label), number] for outcome, number in board.numbers] + [[_("All"), board.all]],
    }


@register.inclusion_tag("components/county_map.html")
def round_map(board):
    """The county by what became of each municipality."""
    rows = {row.code: row for row in board.municipalities}
    areas = [
        {**area, "url": "", "says": says(rows[code]), "step": rows[code].shade}
        for code, area in outline()["areas"].items()
    ]
    return {
        "title": board.summary,
        "box": outline()["box"],
        "areas": areas,
        "is_linked": False,
        "legend": legend(board),
        "head": [_("Municipality"), _("State")],
        "rows": [[row.name, capfirst(row.outcome.label)] for row in board.municipalities],
        "source": _("Outlines: Statistics Sweden, simplified."),
    }


@register.filter
def round_tone(round):
    return "warn" if round.is_overdue else TONES.get(round.state, "")


@register.inclusion_tag("needs/rounds/_round_of_need.html", takes_context=True)
def round_of(context, need):
    """The round that the need is an answer in, as far as the reader may know of the round."""
    if need.response_id is None:
        return {}
    found = InventoryResponse.objects.visible_to(context["user"]).select_related("round", "actor")
    response = found.filter(pk=need.response_id).first()
    return {"response": response, "url": response and reverse("needs:round", args=[response.round.slug])}


def says(row):
    return f"{row.name}: {row.outcome.label}"


def legend(board):
    """Each shade in use with its word, the darkest first."""
    used = {row.shade: capfirst(row.outcome.label) for row in board.municipalities}
    return sorted(used.items(), reverse=True)
