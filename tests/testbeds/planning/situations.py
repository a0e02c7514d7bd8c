"""Plans that can be signed, and plans that are settled."""

from django.db import connection

from testbeds.evaluating.checklist import QUESTIONS
from testbeds.evaluation_states import EvaluationState, Part
from testbeds.planning import freezing, signing
from testbeds.planning.defaults import blank_plan
from tests.factories import EvaluationFactory, MeasureFactory, RoleFactory


def ready(**facts):
    """An evaluation whose plan lacks nothing but the signatures."""
    checklist = {name: ["yes", ""] for name in QUESTIONS}
    evaluation = EvaluationFactory(state=EvaluationState.PLANNING, checklist=checklist, **facts)
    for part in (Part.LEAD, Part.SITE_LEAD):
        user = RoleFactory(evaluation=evaluation, part=part).user
        evaluation.declarations.create(user=user, has_conflict=False)
    plan = blank_plan(evaluation)
    plan.question, plan.participants_planned, plan.units, plan.seed = "Går natten fortare?", 8, "Avdelning A", 7
    plan.ethics_needed = "no"
    plan.save()
    MeasureFactory(plan=plan, number=1)
    return evaluation


def who(evaluation, part):
    return evaluation.roles.get(part=part).user


def sign_as(evaluation, part):
    return signing.sign(evaluation, by=who(evaluation, part), seen=signing.mark(evaluation.plan))


def settled(**facts):
    """An evaluation whose plan both have signed."""
    evaluation = ready(**facts)
    for part in signing.SIGNERS:
        sign_as(evaluation, part)
    evaluation.refresh_from_db()
    evaluation.plan.refresh_from_db()
    return evaluation


def settle(plan):
    """As the second signature does, whatever the plan lacks."""
    freezing.freeze(plan.evaluation, plan, by=None)


def as_portal(statement, *values):
    """SQL as the role that the running portal works as."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")
        cursor.execute(statement, values)


def past_the_guards(*statements):
    """What somebody could do who owns the database: take the guards away, change the rows, put the guards back."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in statements:
            for table in ("evaluationplan", "measure", "plansignature"):
                cursor.execute(f"ALTER TABLE testbeds_{table} DISABLE TRIGGER USER")
            cursor.execute(statement)
            for table in ("evaluationplan", "measure", "plansignature"):
                cursor.execute(f"ALTER TABLE testbeds_{table} ENABLE TRIGGER USER")
