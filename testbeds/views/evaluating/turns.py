"""Whose turn it is, and for what: a table of tasks by state and role, each until it is done."""

from collections.abc import Callable
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from testbeds.adopting import deciding
from testbeds.evaluating import checklist, declaring, lacking
from testbeds.evaluation_states import AnalysisState, Moment, Part
from testbeds.evaluation_states import EvaluationState as State
from testbeds.judging import agreeing, concluding, reviewing
from testbeds.models import Verdict

STAFF = "staff"  # beside the parts: those of the project staff who may coordinate it
LEAD, SITE, SUPPLIER, ASSESSOR, REVIEWER = Part.LEAD, Part.SITE_LEAD, Part.SUPPLIER, Part.ASSESSOR, Part.REVIEWER
MEASURING = (State.BASELINE, State.TEST)
JUDGING = (State.ANALYSIS, State.DRAFTING)


def _never(evaluation, user):
    return False


class Task(NamedTuple):
    """Something to do: for whom, when, in which room, and how one sees that it is done."""

    label: str
    room: str
    parts: tuple
    states: tuple
    is_done: Callable = _never


def _has(part):
    return lambda evaluation, user: evaluation.roles.filter(part=part, until=None).exists()


def _is_thought_through(evaluation, user):
    return not checklist.unanswered(evaluation)


def _all_is_known(evaluation, user):
    return not checklist.to_find_out(evaluation)


def _has_need(evaluation, user):
    return not lacking.need(evaluation)


def _has_signed(evaluation, user):
    plan = getattr(evaluation, "plan", None)
    return plan is not None and plan.signatures.filter(user=user).exists()


def _readiness_said(moment):
    return lambda evaluation, user: evaluation.readiness.filter(moment=moment).exists()


def _is_computed(evaluation, user):
    return evaluation.analyses.filter(state=AnalysisState.DONE).exists()


def _has_handed_in(evaluation, user):
    return evaluation.sheets.filter(assessor=user, handed_in_at__isnull=False).exists()


def _is_explained(evaluation, user):
    return not evaluation.incidents.filter(explained_at=None).exists()


def _has_replied(evaluation, user):
    return hasattr(evaluation, "reply")


def _ties_are_decided(evaluation, user):
    return not declaring.waiting(evaluation)


def _has_codes(evaluation, user):
    return evaluation.participants.exists()


def _agree_no_more(evaluation, user):
    """All is agreed, or fewer than two have handed in."""
    return agreeing.is_agreed(evaluation) or not agreeing.can_agree(user, evaluation)


def _need_not_sign(evaluation, user):
    """There is nothing to sign yet, two have signed, or the person has, as all stands now."""
    if not agreeing.is_agreed(evaluation):
        return True
    verdict = Verdict.objects.filter(evaluation=evaluation).first()
    if verdict is None or concluding.is_outdated(evaluation, verdict):
        return False
    return verdict.decided_at is not None or verdict.signatures.filter(user=user).exists()


def _is_approved(evaluation, user):
    return reviewing.is_approved(evaluation)


def _is_not_approved(evaluation, user):
    return not reviewing.is_approved(evaluation)


TASKS = [
    Task(_("Name a need that its owner has confirmed"), "edit", (STAFF,), (State.PROPOSAL,), _has_need),
    Task(_("Appoint the evaluation lead"), "roles", (STAFF,), (State.PROPOSAL, State.PLANNING), _has(LEAD)),
    Task(_("Appoint the site lead"), "roles", (STAFF,), (State.PROPOSAL, State.PLANNING), _has(SITE)),
    Task(
        _("Appoint a contact at the supplier"), "roles", (STAFF,), (State.PLANNING, State.PLAN_FROZEN), _has(SUPPLIER)
    ),
    Task(
        _("Appoint somebody who grades beside the lead"),
        "roles",
        (STAFF,),
        (*MEASURING, State.ANALYSIS),
        _has(ASSESSOR),
    ),
    Task(_("Appoint a reviewer"), "roles", (STAFF,), (State.DRAFTING, State.REPLY, State.REVIEW), _has(REVIEWER)),
    Task(_("Decide about a declared tie"), "roles", (STAFF,), tuple(State), _ties_are_decided),
    Task(
        _("Answer the questions before planning"),
        "checklist",
        (STAFF, LEAD, SITE),
        (State.PROPOSAL, State.PLANNING),
        _is_thought_through,
    ),
    Task(
        _("Find out what nobody knew before planning"),
        "checklist",
        (STAFF, LEAD, SITE),
        (State.PROPOSAL, State.PLANNING, State.PLAN_FROZEN),
        _all_is_known,
    ),
    Task(_("Write the plan, and sign it"), "plan", (LEAD, SITE), (State.PLANNING,), _has_signed),
    Task(_("Give out participant codes"), "participants", (LEAD, SITE), (State.PLAN_FROZEN, *MEASURING), _has_codes),
    Task(_("Say how ready the technology is"), "readiness", (LEAD, SITE), MEASURING, _readiness_said(Moment.BEFORE)),
    Task(_("Enter values"), "values", (LEAD, SITE), MEASURING),
    Task(_("Hand out questionnaires"), "questionnaires", (LEAD, SITE), MEASURING),
    Task(_("Write the weekly log"), "weeks", (LEAD, SITE), (State.TEST,)),
    Task(
        _("Explain what went wrong"),
        "incidents",
        (LEAD, SITE),
        (*MEASURING, State.STOPPED, State.ANALYSIS),
        _is_explained,
    ),
    Task(_("Let the values be computed"), "results", (LEAD,), (State.ANALYSIS,), _is_computed),
    Task(
        _("Say how ready the technology is now"),
        "readiness",
        (LEAD, SITE),
        (State.ANALYSIS,),
        _readiness_said(Moment.AFTER),
    ),
    Task(
        _("Say what it costs"),
        "costs",
        (LEAD, SITE),
        (State.ANALYSIS,),
        lambda evaluation, user: evaluation.costs.exists(),
    ),
    Task(
        _("Grade the domains on your own"),
        "assessment",
        (LEAD, ASSESSOR),
        JUDGING,
        _has_handed_in,
    ),
    Task(_("Agree on the grades"), "agreeing", (LEAD, ASSESSOR), JUDGING, _agree_no_more),
    Task(_("Write and sign the verdict"), "verdict", (LEAD, ASSESSOR, SITE), JUDGING, _need_not_sign),
    Task(_("Write the report"), "report_draft", (LEAD,), (State.DRAFTING,)),
    Task(_("Read the draft of the report"), "report_draft", (SUPPLIER,), (State.REPLY,), _has_replied),
    Task(_("Comment on the report, or say that you do not"), "reply", (SUPPLIER,), (State.REPLY,), _has_replied),
    Task(_("Review the report"), "review", (REVIEWER,), (State.REVIEW,), _is_approved),
    Task(_("Publish the report"), "publish", (STAFF,), (State.REVIEW,), _is_not_approved),
]


def todo(evaluation, user, parts, *, is_coordinator):
    """Pairs of label and address: what this person has left to do where the evaluation stands."""
    mine = {*parts, *([STAFF] if is_coordinator else [])}
    tasks = [
        (task.label, reverse(f"evaluations:{task.room}", args=[evaluation.slug]))
        for task in TASKS
        if evaluation.state in task.states and mine & set(task.parts) and not task.is_done(evaluation, user)
    ]
    return [*_own_word(evaluation, user), *tasks, *_own_decision(evaluation, user)]


def is_turn_of(parts, state):
    """Whether somebody with the parts has anything to do in the state, asked without a look at what is done."""
    return any(state in task.states and set(parts) & set(task.parts) for task in TASKS)


def _own_word(evaluation, user):
    """Everybody who leads or judges begins with what ties them to the supplier."""
    if declaring.can_declare(user, evaluation) and user.pk not in declaring.newest(evaluation):
        label = _("Say whether anything ties you to the supplier")
        return [(label, reverse("evaluations:declare", args=[evaluation.slug]))]
    return []


def _own_decision(evaluation, user):
    """Whoever manages an organisation that gives care is asked, once the report is out, until they have answered."""
    if not deciding.can_be_decided_on(evaluation):
        return []
    actors = deciding.deciders(user, evaluation)
    if not actors or evaluation.decisions.standing().filter(actor__in=actors).exists():
        return []
    return [(_("Record your decision"), reverse("evaluations:decide", args=[evaluation.slug]))]
