"""The rooms of an evaluation that a person can open now, in the order of the course."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from testbeds.evaluating import checklist, creating
from testbeds.evaluation_rules import can_read_values, takes_part
from testbeds.evaluation_states import EvaluationState as State
from testbeds.evaluation_states import Part
from testbeds.judging import concluding
from testbeds.views.evaluating.people import can_read_people

SETTLED = (*State.under_way(), *State.reported())
MEASURED = tuple(state for state in SETTLED if state != State.PLAN_FROZEN)
JUDGED = (State.ANALYSIS, State.DRAFTING, State.REPLY, State.REVIEW, *State.reported())
WRITTEN = (State.DRAFTING, State.REPLY, State.REVIEW)
LEADING = {Part.LEAD, Part.SITE_LEAD}


def _is_planned_by(user, evaluation, parts):
    return evaluation.state in SETTLED or (evaluation.state == State.PLANNING and bool(parts & LEADING))


def _is_run_by(user, evaluation, parts):
    return evaluation.state in SETTLED and bool(parts & LEADING)


def _is_measured_by(user, evaluation, parts):
    return evaluation.state in SETTLED and bool(parts & {*LEADING, Part.ASSESSOR})


def _reads_values(user, evaluation, parts):
    return evaluation.state in MEASURED and can_read_values(user, evaluation)


def _judges(user, evaluation, parts):
    return evaluation.state in JUDGED and bool(parts & {Part.LEAD, Part.ASSESSOR})


def _concludes(user, evaluation, parts):
    return evaluation.state in JUDGED and bool(parts & concluding.SIGNING)


def _reads_report(user, evaluation, parts):
    """The lead all the time, the supplier while they may comment, the reviewer while they review."""
    turns = {Part.LEAD: WRITTEN, Part.SUPPLIER: (State.REPLY,), Part.REVIEWER: (State.REVIEW,)}
    return any(evaluation.state in turns.get(part, ()) for part in parts)


def _replies(user, evaluation, parts):
    return evaluation.state == State.REPLY and Part.SUPPLIER in parts


def _reviews(user, evaluation, parts):
    return evaluation.state == State.REVIEW and Part.REVIEWER in parts


def _is_open_to_all(user, evaluation, parts):
    return evaluation.state in SETTLED


def _by(rule):
    return lambda user, evaluation, parts: rule(user, evaluation)


ROOMS = [
    ("edit", _("Facts"), _by(creating.can_write_facts)),
    ("checklist", _("Questions before planning"), _by(checklist.can_answer)),
    ("roles", _("People and ties"), _by(can_read_people)),
    ("plan", _("The plan"), _is_planned_by),
    ("participants", _("Participant codes"), _is_run_by),
    ("questionnaires", _("Questionnaires"), _is_run_by),
    ("values", _("Values"), _reads_values),
    ("weeks", _("Weekly log"), _is_run_by),
    ("incidents", _("Incidents"), _is_run_by),
    ("readiness", _("Technology readiness"), _is_measured_by),
    ("complexity", _("Complexity"), _is_measured_by),
    ("costs", _("Costs"), _is_measured_by),
    ("results", _("Results"), _reads_values),
    ("assessment", _("Your grades"), _judges),
    ("agreeing", _("Agreed grades"), _judges),
    ("verdict", _("Verdict"), _concludes),
    ("report_draft", _("The report as a draft"), _reads_report),
    ("reply", _("The supplier’s comment"), _replies),
    ("review", _("Review of the report"), _reviews),
    ("log", _("What has been done"), _by(takes_part)),
    ("detail", _("The public page"), _is_open_to_all),
]


def rooms_for(user, evaluation, parts):
    """Pairs of label and address."""
    return [
        (label, reverse(f"evaluations:{name}", args=[evaluation.slug]))
        for name, label, is_open in ROOMS
        if is_open(user, evaluation, parts)
    ]
