"""Who may do what with testbeds and evaluations: the roles in one evaluation, as predicates."""

from actors.rules import can_review_actor, is_staff, role_in
from actors.states import MembershipState, Role
from testbeds.evaluation_states import EvaluationState, Part
from testbeds.families import of_family
from testbeds.rules import WRITERS


def parts_in(user, evaluation):
    """What the person is in the evaluation now: a set of `Part`, empty for everybody else."""
    if not user.is_authenticated:
        return set()
    return set(evaluation.roles.filter(user=user, until=None).values_list("part", flat=True))


def is_lead(user, evaluation):
    return Part.LEAD in parts_in(user, evaluation)


def leads(user, evaluation):
    """The lead or the site lead: they plan, collect and write incidents."""
    return bool(parts_in(user, evaluation) & {Part.LEAD, Part.SITE_LEAD})


def is_supplier_contact(user, evaluation):
    return Part.SUPPLIER in parts_in(user, evaluation)


def is_of_supplier(user, evaluation):
    """A member of it by now, whatever their part in the evaluation."""
    return user.is_authenticated and evaluation.offering.actor_id in user.roles


def is_reviewer(user, evaluation):
    return Part.REVIEWER in parts_in(user, evaluation)


def assesses(user, evaluation):
    """The lead and the assessors grade the domains, each on their own first."""
    return bool(parts_in(user, evaluation) & {Part.LEAD, Part.ASSESSOR})


def takes_part(user, evaluation):
    """In whatever role; staff see all that is done."""
    return is_staff(user) or bool(parts_in(user, evaluation))


def can_coordinate_evaluation(user, evaluation):
    """Staff create, appoint and publish; not where they belong to the supplier, its owners, or where it is tried."""
    if not (is_staff(user) and can_review_actor(user, evaluation.site)):
        return False
    mine = user.memberships.filter(state__in=MembershipState.taking_part())
    return not (mine.exists() and mine.filter(of_family(evaluation.offering.actor)).exists())


def can_create_evaluations(user, _subject=None):
    return is_staff(user)


def can_read_values(user, evaluation):
    """Those who measure and judge, and the reviewer once it is written; never the supplier, or who has joined it."""
    parts = parts_in(user, evaluation)
    if Part.SUPPLIER in parts or is_of_supplier(user, evaluation):
        return False
    judging = evaluation.state in (EvaluationState.REVIEW, *EvaluationState.reported())
    return bool(parts & {Part.LEAD, Part.SITE_LEAD, Part.ASSESSOR}) or (judging and Part.REVIEWER in parts)


def can_enter_values(user, evaluation):
    may_measure = leads(user, evaluation) and not is_of_supplier(user, evaluation)
    return may_measure and evaluation.state in EvaluationState.collecting()


def can_mend_values(user, evaluation):
    """Until a report is written from them: leave a value out, and keep the log."""
    may_measure = leads(user, evaluation) and not is_of_supplier(user, evaluation)
    return may_measure and evaluation.state in EvaluationState.measured()


def can_hand_out_codes(user, evaluation):
    """From a settled plan on, so that everybody has theirs before the first value."""
    return leads(user, evaluation) and evaluation.state in EvaluationState.coded()


def can_read_incidents(user, evaluation):
    """Those who read the values, and the staff who follow it; never the supplier."""
    if is_supplier_contact(user, evaluation):
        return False
    return can_read_values(user, evaluation) or can_coordinate_evaluation(user, evaluation)


def can_report_incident(user, evaluation):
    """Also what comes to light when the test is over, until the report is out."""
    return leads(user, evaluation) and evaluation.state in EvaluationState.begun()


def can_lay_out_questions(user, evaluation):
    """Who leads lays questionnaires out and closes them; the link of one is for nobody else to see."""
    return leads(user, evaluation) and evaluation.state in EvaluationState.asking()


def can_describe(user, evaluation):
    """Readiness, complexity and costs, as the lead and the site lead find them."""
    return leads(user, evaluation) and evaluation.state in EvaluationState.describing()


def can_agree_on_readiness(user, evaluation):
    """Who leads or assesses; that it is another than who wrote it, the act sees to."""
    judging = parts_in(user, evaluation) & {Part.LEAD, Part.SITE_LEAD, Part.ASSESSOR}
    return bool(judging) and evaluation.state in EvaluationState.describing()


def can_edit_plan(user, evaluation):
    """The lead and the site lead, while it is being planned and nobody has frozen it."""
    return leads(user, evaluation) and evaluation.state == EvaluationState.PLANNING


def can_write_report(user, evaluation):
    """The lead, until it goes to the supplier, and again where the reviewer sends it back."""
    return evaluation.state == EvaluationState.DRAFTING and is_lead(user, evaluation)


def can_read_draft(user, evaluation):
    """Those who judge, and the staff; the supplier from when it is asked to comment, the reviewer from the review."""
    if evaluation.state not in (EvaluationState.DRAFTING, EvaluationState.REPLY, EvaluationState.REVIEW):
        return False
    parts = parts_in(user, evaluation)
    if Part.SUPPLIER in parts:
        return evaluation.state != EvaluationState.DRAFTING
    if Part.REVIEWER in parts:
        return evaluation.state == EvaluationState.REVIEW
    return bool(parts) or can_coordinate_evaluation(user, evaluation)


def can_edit_testbed(user, testbed):
    """Editors and managers of its host, and staff who are not members of it."""
    return role_in(user, testbed.host) in WRITERS or can_review_actor(user, testbed.host)


def can_answer_request(user, request):
    """Managers of the host say yes or no."""
    return role_in(user, request.testbed.host) == Role.MANAGER


def can_decide_adoption(user, actor):
    """Managers of the organisation whose decision it is."""
    return role_in(user, actor) == Role.MANAGER
