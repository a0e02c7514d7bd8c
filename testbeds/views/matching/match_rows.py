"""Matches as their lists and pages show them: points with their weights, so that anybody can count again."""

from typing import NamedTuple

from django.core.paginator import Paginator
from django.utils.text import capfirst

from actors.models import Term
from testbeds.matching.explaining import hindrances
from testbeds.matching.weighing import score
from testbeds.models import Match
from testbeds.states import WEIGHTS, Component, MatchState

PER_PAGE = 30
TONES = {
    MatchState.INTERESTED: "info",
    MatchState.CONTACT_OFFERED: "info",
    MatchState.CONFIRMED: "good",
    MatchState.TEST_PLANNED: "good",
    MatchState.DISMISSED: "warn",
    MatchState.TURNED_DOWN: "warn",
}


class Row(NamedTuple):
    """A match of a list: what was found, and how its points come about."""

    match: Match
    score: int
    cells: list
    hindrances: list
    badge: str
    tone: str


class Cell(NamedTuple):
    """The points of one component; none where the need does not ask for it."""

    label: str
    points: object
    weight: int


def page_of(matches, number, weights=None):
    """One page of them, best first, by the usual weights or the reader's own; equals as the rule has them."""
    page = Paginator(_best_first(matches, weights), PER_PAGE).get_page(number)
    if weights:
        found = matches.in_bulk(page.object_list)
        page.object_list = [found[key] for key in page.object_list]
    return page


def _best_first(matches, weights):
    if not weights:
        return matches.best_first()
    equals = matches.order_by("-evidence_level", "offering__name_key", "offering__slug")
    known = equals.values_list("pk", "components")
    return [key for key, _components in sorted(known, key=lambda pair: -score(pair[1], weights))]


def rows_of(matches, weights=None, *, is_told=lambda match: True):
    """What people have decided is told only of those where the reader belongs to one of the sides."""
    matches = list(matches)
    terms = Term.objects.in_bulk() if any(match.is_near for match in matches) else {}
    for match in matches:
        says_state = match.state != MatchState.SUGGESTED and is_told(match)
        yield Row(
            match,
            score(match.components, weights) if weights else match.score,
            cells_of(match, weights or WEIGHTS),
            hindrances(match, terms),
            capfirst(match.get_state_display()) if says_state else "",
            TONES.get(match.state, ""),
        )


def cells_of(match, weights=WEIGHTS):
    return [
        Cell(capfirst(component.label), match.components.get(component), weights[component]) for component in Component
    ]
