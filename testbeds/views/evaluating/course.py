"""The course of every evaluation, in the order of the method: what each step leads to, and how far one has come."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from testbeds.evaluation_states import EvaluationState as State


class Step(NamedTuple):
    label: str
    text: str
    states: tuple


class Standing(NamedTuple):
    number: int
    step: Step
    standing: str  # "done", "now", "later", or "never" after one that came to an end before its time


COURSE = [
    Step(
        _("Think it through"),
        _("Purpose, other ways, readiness, law, and who could be harmed. People are appointed."),
        (State.PROPOSAL,),
    ),
    Step(_("Make the plan"), _("A plan that two sign. After that it does not change."), (State.PLANNING,)),
    Step(_("Baseline"), _("How it is before: at least two weeks."), (State.PLAN_FROZEN, State.BASELINE)),
    Step(
        _("Test and measure again"),
        _("The offering is used. Weekly log, incidents, the same measures once more."),
        (State.TEST, State.STOPPED),
    ),
    Step(_("Analyse"), _("The portal computes; those who judge grade each domain on their own."), (State.ANALYSIS,)),
    Step(
        _("Write and agree"),
        _("The grades are agreed, the verdict is signed, the report is written."),
        (State.DRAFTING,),
    ),
    Step(
        _("The supplier’s comment"),
        _("Two weeks to comment; the comment is published as it is written."),
        (State.REPLY,),
    ),
    Step(_("Review and publish"), _("Somebody who has had no part in it reads it all."), (State.REVIEW,)),
    Step(
        _("Decide and follow up"),
        _("Municipalities decide. After six and twelve months: is it still used?"),
        (State.PUBLISHED,),
    ),
]
ENDED_EARLY = (State.DROPPED, State.ABORTED)


def course_of(evaluation):
    """Each step with where it stands."""
    reached = _reached(evaluation)
    is_over = evaluation.state in ENDED_EARLY
    return [Standing(number, step, _standing(number, reached, is_over)) for number, step in enumerate(COURSE, 1)]


def _reached(evaluation):
    """The number of the step that is under way; of one that ended early, the last that it came to."""
    if evaluation.state == State.FOLLOWED_UP:
        return len(COURSE) + 1
    state = evaluation.state
    if state in ENDED_EARLY:
        last = evaluation.steps.filter(act="", to_state=state).values_list("from_state", flat=True).first()
        state = last or State.PROPOSAL
    return next(number for number, step in enumerate(COURSE, 1) if state in step.states)


def _standing(number, reached, is_over):
    if number < reached:
        return "done"
    if is_over:
        return "never"
    return "now" if number == reached else "later"
