"""The course of an evaluation, one function for each move that is decided by people in its own room.

Each holds the evaluation, asks who may and what is lacking, and refuses in words that say what to do. Freezing, the
supplier's comment, review and publishing are moves of the rooms that do them.
"""

from functools import wraps

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.http import check
from testbeds.evaluating import conflicts, lacking, needs
from testbeds.evaluation_rules import can_coordinate_evaluation, is_lead, leads
from testbeds.evaluation_states import EvaluationState
from testbeds.letters.evaluations import GoesOn, Stopped, tell_parts, tell_whose_turn


def can_stop(user, evaluation):
    """Whoever sees that it has to be stopped: those who lead it, and the staff."""
    return leads(user, evaluation) or can_coordinate_evaluation(user, evaluation)


def can_abort(user, evaluation):
    return is_lead(user, evaluation) or can_coordinate_evaluation(user, evaluation)


def move_of(rule):
    """A move that the rule lets somebody make, asked again once the evaluation is held."""

    def _as_move(move):
        @wraps(move)
        @transaction.atomic
        def _held(evaluation, *, by, **said):
            evaluation = evaluation.locked()
            check(rule, by, evaluation)
            move(evaluation, by=by, **said)
            return evaluation

        return _held

    return _as_move


@move_of(can_coordinate_evaluation)
def start_planning(evaluation, *, by, reason=""):
    """It is about a need that somebody has, with a version of an offering, and two people are to plan it."""
    lacking.refuse(lacking.for_planning(evaluation))
    conflicts.refuse_tied(evaluation)
    tell_whose_turn(evaluation.step_to(EvaluationState.PLANNING, by=by, reason=reason))


@move_of(can_coordinate_evaluation)
def drop(evaluation, *, by, reason):
    """Nothing comes of it, before anything has been measured."""
    if evaluation.state == EvaluationState.PROPOSAL:
        lacking.refuse(lacking.need(evaluation))
    evaluation.step_to(EvaluationState.DROPPED, by=by, reason=reason)
    _let_go(evaluation, by, reason)


@transaction.atomic
def discard(evaluation, *, by):
    """A proposal is taken away, and nothing but the history tells of it."""
    evaluation = evaluation.locked()
    check(can_coordinate_evaluation, by, evaluation)
    if evaluation.state != EvaluationState.PROPOSAL:
        raise Refused(_("This has changed since you opened the page. Look at it again."))
    needs.end_match(evaluation, by=by)
    evaluation.delete()


@move_of(leads)
def begin_baseline(evaluation, *, by, reason=""):
    """The first people take part: nothing that somebody has to find out is left."""
    lacking.refuse(lacking.for_baseline(evaluation))
    conflicts.refuse_tied(evaluation)
    step = evaluation.step_to(
        EvaluationState.BASELINE, by=by, reason=reason, began_on=timezone.localdate(), start=EvaluationState.PLAN_FROZEN
    )
    tell_whose_turn(step)


@move_of(leads)
def begin_test(evaluation, *, by, reason=""):
    """From now on the offering is tried; where the design compares, every unit has its baseline."""
    lacking.refuse(lacking.for_test(evaluation))
    conflicts.refuse_tied(evaluation)
    tell_whose_turn(evaluation.step_to(EvaluationState.TEST, by=by, reason=reason, start=EvaluationState.BASELINE))


@move_of(can_stop)
def stop(evaluation, *, by, reason, rule=""):
    """At once, whatever has happened; `rule` is the line of the plan that says so."""
    said = f"{rule} – {reason}" if rule else reason
    step = evaluation.step_to(EvaluationState.STOPPED, by=by, reason=said)
    tell_parts(Stopped, step, evaluation, besides=by)


@move_of(can_stop)
def resume(evaluation, *, by, reason):
    """It goes on as a test, so that a baseline that was stopped has to be there too."""
    lacking.refuse(lacking.for_test(evaluation))
    conflicts.refuse_tied(evaluation)
    step = evaluation.step_to(EvaluationState.TEST, by=by, reason=reason, start=EvaluationState.STOPPED)
    tell_parts(GoesOn, step, evaluation, besides=by)


@move_of(leads)
def begin_analysis(evaluation, *, by, reason=""):
    """At its end, or stopped: no more values come in."""
    step = evaluation.step_to(EvaluationState.ANALYSIS, by=by, reason=reason, ended_on=timezone.localdate())
    tell_whose_turn(step)


@move_of(can_abort)
def abort(evaluation, *, by, reason):
    """It was stopped and does not go on. Everybody can read why and what was learnt, for good."""
    now = timezone.now()
    facts = {"lessons_sv": reason, "published_at": now, "ended_on": timezone.localdate(now)}
    evaluation.step_to(EvaluationState.ABORTED, by=by, reason=reason, **facts)
    _let_go(evaluation, by, reason)


@move_of(is_lead)
def begin_draft(evaluation, *, by, reason=""):
    """The figures are there, and the lead writes the report."""
    lacking.refuse(lacking.for_draft(evaluation))
    conflicts.refuse_tied(evaluation)
    evaluation.step_to(EvaluationState.DRAFTING, by=by, reason=reason, start=EvaluationState.ANALYSIS)


def _let_go(evaluation, by, reason):
    needs.release(evaluation, by=by, reason="")
    needs.end_match(evaluation, by=by, reason=reason)
