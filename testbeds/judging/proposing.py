"""What is known of an evaluation as its verdict is proposed: figures, completeness, bars, points of certainty."""

from actors.models import Membership
from testbeds.collecting.completing import completeness
from testbeds.evaluating import conflicts
from testbeds.evaluation_states import Design, Part
from testbeds.judging import bounds
from testbeds.judging.weighing import Facts, proposal_of
from testbeds.statistics.asking import is_stale, newest
from testbeds.statistics.disclosing import shown


def propose(evaluation):
    """The outcome that the frozen plan leads to, and the reasons for it as codes that `weighing.in_words` says."""
    return proposal_of(facts_of(evaluation))


def facts_of(evaluation):
    analysis = newest(evaluation)
    measure = primary_in(shown(analysis.results)) if analysis else None
    plan = getattr(evaluation, "plan", None)
    known = {
        "is_computed": measure is not None,
        "is_current": analysis is not None and not is_stale(analysis),
        "completeness": 100 * completeness(evaluation)["share"],
        "least": plan.completeness if plan else Facts().least,
        "insufficient": tuple(bounds.insufficient_in(evaluation)),
        "unexplained": bounds.unexplained_in(evaluation),
        "is_independent": is_independent(evaluation),
        "is_as_planned": not evaluation.deviations.filter(is_major=True).exists(),
    }
    if measure:
        known |= of_measure(measure)
        known["is_paired"] = plan is not None and plan.design == Design.PAIRED and _pairs_in(measure) is not None
    return Facts(**known)


def primary_in(results):
    return next((measure for measure in results.get("measures", []) if measure["is_primary"]), None)


def of_measure(measure):
    """Those who count are pairs where there is something to compare with, else who was measured in the test."""
    compared = _pairs_in(measure) or measure.get("share") or measure["phases"].get("test") or {}
    return {"wording": measure.get("wording") or "", "n": compared.get("n") or 0}


def _pairs_in(measure):
    """What compares the same participants before and after, where there are such."""
    return measure.get("paired") or measure.get("share_change")


def is_independent(evaluation):
    """Whether the lead is a member neither of the supplier and its family, nor of where it is tried."""
    role = evaluation.roles.filter(part=Part.LEAD, until=None).select_related("user").first()
    if role is None or conflicts.tie(role.user, evaluation):
        return False
    return not Membership.objects.in_force().reaching(evaluation.site).filter(user=role.user).exists()
