"""What stood before anything was found: what was tried and where, who did it, what was planned, and how far it came."""

from django.db.models import Q

from actors.models import Actor, Membership
from testbeds.evaluation_states import Part, Phase
from testbeds.judging.proposing import is_independent
from testbeds.models import Observation
from testbeds.reporting.written import day, moment, number

PLAN_TEXTS = ("question", "hypothesis", "design", "inclusion", "thresholds", "stop_rules", "ethics_needed", "ethics")
PLAN_NUMBERS = ("participants_planned", "weeks_baseline", "weeks_test", "completeness", "seed", "checksum")
MEASURE_FACTS = ("number", "name", "kind", "unit", "domain", "direction", "method", "is_paired", "is_primary")


def facts(evaluation):
    offering = evaluation.offering
    return {
        "slug": evaluation.slug,
        "is_example": evaluation.is_example,
        "title": {"sv": evaluation.title_sv, "en": evaluation.title_en},
        "offering": {
            "name": offering.name,
            "slug": offering.slug,
            "supplier": offering.actor.name,
            "version": str(evaluation.version or evaluation.version_text),
        },
        "site": evaluation.site.name,
        "testbed": evaluation.testbed.name_sv if evaluation.testbed else "",
        "period": {"began_on": day(evaluation.began_on), "ended_on": day(evaluation.ended_on)},
        "people": _people(evaluation),
        "funding": evaluation.funding,
    }


def _people(evaluation):
    """Functions and organisations: whom the lead belongs to, and what each with a part in it has declared."""
    roles = list(evaluation.roles.order_by("since", "pk"))
    lead = next((role.user_id for role in reversed(roles) if role.part == Part.LEAD), None)
    members = Membership.objects.in_force().filter(user=lead)
    organisations = list(Actor.objects.filter(pk__in=members.values("actor")).by_name()) if lead else []
    return {
        "lead_from": ", ".join(actor.name for actor in organisations),
        "independent_lead": is_independent(evaluation),
        "declarations": _declarations(evaluation, roles),
    }


def _declarations(evaluation, roles):
    newest = {declaration.user_id: declaration for declaration in evaluation.declarations.all() if declaration.user_id}
    said = [
        {"part": role.part, "has_conflict": newest[role.user_id].has_conflict, "text": newest[role.user_id].text}
        for role in roles
        if role.user_id in newest
    ]
    order = list(Part)
    return sorted(said, key=lambda declaration: order.index(declaration["part"]))


def plan_of(evaluation):
    plan = getattr(evaluation, "plan", None)
    if plan is None:
        return None
    measures = [_measure(measure) for measure in plan.measures.order_by("-is_primary", "number")]
    return {
        **{name: getattr(plan, name) for name in (*PLAN_TEXTS, *PLAN_NUMBERS)},
        "frozen_at": moment(plan.frozen_at),
        "primary": next((measure for measure in measures if measure["is_primary"]), None),
        "measures": measures,
    }


def _measure(measure):
    return {
        **{name: getattr(measure, name) for name in MEASURE_FACTS},
        "worthwhile": number(measure.worthwhile),
        "enough": number(measure.enough),
    }


def done(evaluation):
    """How far it came: people counted, and values counted by phase."""
    participants = evaluation.participants.all()
    values = Observation.objects.filter(participant__evaluation=evaluation, excluded_because="")
    return {
        "invited": participants.exclude(invited_on=None).count(),
        "began": participants.filter(Q(began_on__isnull=False) | Q(pk__in=values.values("participant"))).count(),
        "left": participants.exclude(left_on=None).count(),
        "values": {phase.value: values.filter(phase=phase).count() for phase in Phase},
        "weeks": evaluation.weeks.count(),
    }
