"""The board of a round: the twelve municipalities, each a row whether it answers or not, and whoever else is asked."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count, OuterRef, Subquery, TextChoices
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from actors.states import MUNICIPALITY
from actors.templatetags.county import outline
from testbeds.models import InventoryResponse, Need
from testbeds.states import NeedState, ResponseState


class Outcome(TextChoices):
    """What became of one who was expected to answer, the most first; a state, until the round is over."""

    APPROVED = ResponseState.APPROVED.value, pgettext_lazy("response", "approved")
    SUBMITTED = ResponseState.SUBMITTED.value, pgettext_lazy("response", "sent in")
    IN_PROGRESS = ResponseState.IN_PROGRESS.value, pgettext_lazy("response", "under way")
    NOT_STARTED = ResponseState.NOT_STARTED.value, pgettext_lazy("response", "not begun")
    ABSTAINED = ResponseState.ABSTAINED.value, pgettext_lazy("response", "abstains")
    NO_ANSWER = "no_answer", pgettext_lazy("response", "no answer")


SHADES = {Outcome.APPROVED: 4, Outcome.SUBMITTED: 3, Outcome.IN_PROGRESS: 2, Outcome.ABSTAINED: 1}  # 0: the others
TONES = {Outcome.APPROVED: "good", Outcome.SUBMITTED: "info", Outcome.ABSTAINED: "warn", Outcome.NO_ANSWER: "bad"}


class BoardRow(NamedTuple):
    """One respondent; a municipality that is not in the registry, or was not asked, has no response."""

    code: str  # of the municipality
    name: str
    response: InventoryResponse | None
    outcome: Outcome

    @property
    def shade(self):
        return SHADES.get(self.outcome, 0)

    @property
    def tone(self):
        return TONES.get(self.outcome, "")

    @property
    def needs(self):
        """How many needs of the answer the reader may read."""
        return self.response.needs_read if self.response else 0


class Board:
    """What one reader sees of a round. Every number is of all the municipalities of the county."""

    def __init__(self, round, responses):
        self.round = round
        asked = {}
        for response in sorted(responses, key=lambda response: response.pk):
            asked.setdefault(_municipality(response.actor), response)
        areas = sorted(outline()["areas"].items(), key=lambda pair: pair[1]["name"])
        self.municipalities = [self._row(asked.get(code), code, area["name"]) for code, area in areas]
        shown = {row.response.pk for row in self.municipalities if row.response}
        beside = sorted((one for one in responses if one.pk not in shown), key=lambda one: one.actor.name)
        self.others = [self._row(response, "", response.actor.name) for response in beside]

    @property
    def rows(self):
        return [*self.municipalities, *self.others]

    @property
    def all(self):
        return len(self.municipalities)

    @property
    def numbers(self):
        """How many municipalities stand at each outcome that there is, together all of them."""
        counted = Counter(row.outcome for row in self.municipalities)
        return [(outcome, counted[outcome]) for outcome in Outcome if counted[outcome]]

    @property
    def approved(self):
        return self._count(Outcome.APPROVED)

    @property
    def summary(self):
        answered, abstaining = self._count(Outcome.APPROVED, Outcome.SUBMITTED), self._count(Outcome.ABSTAINED)
        said = {"answered": answered, "all": self.all, "abstaining": abstaining}
        said["silent"] = self.all - answered - abstaining
        if self.round.is_over:
            told = _("%(answered)d of %(all)d municipalities answered, %(silent)d no answer, %(abstaining)d abstained")
        else:
            told = _("%(answered)d of %(all)d municipalities have answered, %(silent)d not yet, %(abstaining)d abstain")
        return told % said

    def _count(self, *outcomes):
        return sum(row.outcome in outcomes for row in self.municipalities)

    def _row(self, response, code, name):
        state = response.state if response else ResponseState.NOT_STARTED
        is_silent = self.round.is_over and state in ResponseState.silent()
        return BoardRow(code, name, response, Outcome.NO_ANSWER if is_silent else Outcome(state))


def board_of(round, user):
    return Board(round, list(responses_for(round.responses, user)))


def responses_for(responses, user):
    """With the number of needs in each that this reader may read: the others are not even counted."""
    read = Need.objects.visible_to(user).filter(response=OuterRef("pk")).exclude(state__in=NeedState.untold())
    number = read.order_by().values("response").annotate(number=Count("pk")).values("number")
    return responses.select_related("actor").annotate(needs_read=Coalesce(Subquery(number), 0))


def _municipality(actor):
    """The code of the municipality that the actor is, if it is one."""
    is_one = actor.actor_type_id == MUNICIPALITY and actor.part_of_id is None
    return (is_one and actor.municipality_id) or ""
