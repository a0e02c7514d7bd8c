"""The evaluations of one person, for the page that is theirs."""

from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst

from testbeds.evaluation_states import EvaluationState, Part
from testbeds.models import Evaluation, EvaluationRole
from testbeds.views.evaluating.hub import TONES
from testbeds.views.evaluating.turns import is_turn_of

MOST = 30


class Mine(NamedTuple):
    """An evaluation, what the person is in it, and whether something may wait for them there."""

    title: str
    parts: str
    url: str
    badge: str
    tone: str
    is_turn: bool


def evaluations_of(user):
    """Those where the person has a role, and those that are held at what they manage; what waits for them first."""
    parts = {}
    for role in EvaluationRole.objects.filter(user=user, until=None).order_by("since", "pk"):
        parts.setdefault(role.evaluation_id, []).append(Part(role.part))
    managed = user.memberships.in_force().managers()
    at_home = Q(site__in=managed.values("actor")) | Q(site__part_of__in=managed.values("actor"))
    found = Evaluation.objects.filter(at_home | Q(pk__in=parts)).exclude(state=EvaluationState.DROPPED)
    rows = [_mine(evaluation, parts.get(evaluation.pk, [])) for evaluation in found.order_by("-changed_at")[:MOST]]
    return sorted(rows, key=lambda row: not row.is_turn)


def _mine(evaluation, parts):
    return Mine(
        evaluation.title,
        capfirst(", ".join(str(part.label) for part in parts)),
        reverse("evaluations:work", args=[evaluation.slug]),
        capfirst(evaluation.get_state_display()),
        TONES.get(evaluation.state, "info"),
        is_turn_of(parts, evaluation.state),
    )
