"""What each move of an evaluation waits for: lists of what is missing, in words that say what to do."""

from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.evaluating import checklist, declaring
from testbeds.evaluation_states import AnalysisState, Design, Part, Phase
from testbeds.models import Observation


def refuse(missing):
    if missing:
        raise Refused(" ".join(missing))


def need(evaluation):
    if evaluation.needs.inventoried().exists():
        return []
    return [_("Name at least one need that its owner has confirmed. Until then it stays a proposal.")]


def for_planning(evaluation):
    missing = need(evaluation)
    if not (evaluation.version_id or evaluation.version_text):
        missing.append(_("Say which version of the offering is tried."))
    parts = set(evaluation.roles.filter(until=None).values_list("part", flat=True))
    absent = [str(part.label) for part in (Part.LEAD, Part.SITE_LEAD) if part not in parts]
    if absent:
        missing.append(_("Appoint: %(parts)s.") % {"parts": ", ".join(absent)})
    return missing


def for_baseline(evaluation):
    missing = [
        _("Find out first: %(question)s") % {"question": question}
        for question, _note in checklist.to_find_out(evaluation)
    ]
    if roles := declaring.missing(evaluation):
        parts = ", ".join(role.get_part_display() for role in roles)
        missing.append(_("Ties to the supplier are not declared, or not decided about: %(parts)s.") % {"parts": parts})
    return missing


def for_test(evaluation):
    """Where the design compares with before, each unit of the plan has a baseline of the primary measure."""
    plan = getattr(evaluation, "plan", None)
    if plan is None or plan.design not in Design.with_baseline():
        return []
    primary = plan.measures.filter(is_primary=True).first()
    if primary is None:
        return [_("The plan has no primary measure.")]
    units = units_without(primary, plan.unit_names, Phase.BASELINE)
    if units is None:
        return [_("There are no values of the baseline for “%(measure)s”.") % {"measure": primary}]
    if units:
        said = {"measure": primary, "units": ", ".join(units)}
        return [_("The baseline for “%(measure)s” lacks values from: %(units)s.") % said]
    return []


def units_without(measure, units, phase):
    """The units that have no counted value of the measure; None where nobody has, and no units are named."""
    values = Observation.objects.filter(measure=measure, phase=phase, excluded_because="")
    if not units:
        return [] if values.exists() else None
    there = set(values.values_list("participant__unit", flat=True))
    return [unit for unit in units if unit not in there]


def for_draft(evaluation):
    if evaluation.analyses.filter(state=AnalysisState.DONE).exists():
        return []
    return [_("The values have not been computed yet. Ask for it on the page of the results.")]
