"""What a test does to the needs it is about, and to the match it came from.

From a settled plan on they are being tested; afterwards they stand where they stood. What only its owner reads is never
seen by others for having been tested.
"""

from django.db import transaction

from testbeds.evaluation_states import EvaluationState
from testbeds.models import Match, Need
from testbeds.states import MatchState, NeedState


@transaction.atomic
def hold(evaluation, *, by=None):
    """Its needs are being tested from now on; one that another evaluation tests already stays so."""
    for need in _locked(evaluation):
        if need.state != NeedState.IN_TEST and need.can_move_to(NeedState.IN_TEST):
            need.step_to(NeedState.IN_TEST, by=by, state_before=need.state)


@transaction.atomic
def release(evaluation, *, by=None, reason="", owner=None):
    """Back to where they stood, all or those of one owner; not what another evaluation still tests."""
    needs = _locked(evaluation).filter(owner=owner) if owner else _locked(evaluation)
    for need in needs.filter(state=NeedState.IN_TEST):
        if not held_by_others(need, evaluation):
            need.step_to(_before(need), by=by, reason=reason, start=NeedState.IN_TEST, state_before="")


def held_by_others(need, evaluation):
    """Whether another evaluation of the need goes on, or has a report that its owner has not decided about."""
    others = need.evaluations.exclude(pk=evaluation.pk)
    reported = others.filter(state=EvaluationState.PUBLISHED)
    if need.owner_id:
        reported = reported.exclude(decisions__actor=need.owner_id)
    return others.filter(state__in=EvaluationState.under_way()).exists() or reported.exists()


def plan_match(match, *, by):
    """A test comes of the contact."""
    match.step_to(MatchState.TEST_PLANNED, by=by, start=MatchState.CONFIRMED)


def end_match(evaluation, *, by=None, reason=""):
    """The test that came of the match is over, or never was."""
    found = Match.objects.select_for_update(no_key=True).filter(pk=evaluation.match_id)
    for match in found.filter(state=MatchState.TEST_PLANNED):
        match.step_to(MatchState.ENDED, by=by, reason=reason)


def _locked(evaluation):
    keys = list(evaluation.needs.values_list("pk", flat=True))
    return Need.objects.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True)


def _before(need):
    """Never further than where it stood, and never into sight."""
    before = need.state_before
    if before == NeedState.CLUSTERED and need.memberships.current().exists():
        return before
    if before == NeedState.IN_DIALOGUE and need.published_at:
        return before
    return NeedState.PUBLISHED if need.published_at else NeedState.CONFIRMED
