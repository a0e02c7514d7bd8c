"""What a plan still lacks before it can be signed, in sentences that say what to do."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from testbeds.evaluating import checklist, declaring, lacking
from testbeds.evaluation_states import Answered, Design, MeasureKind
from testbeds.models import EvaluationPlan

WANTED = (
    *("question", "hypothesis", "participants_planned", "inclusion", "units", "thresholds", "stop_rules", "risks"),
    *("data_protection", "ethics_needed", "ethics", "statistics"),
)


def lacks(evaluation, plan):
    """All that stands between the plan and its signatures."""
    return [*lacks_of_plan(plan), *lacks_of_evaluation(evaluation)]


def lacks_of_plan(plan):
    unanswered = [name for name in WANTED if getattr(plan, name) in (None, "")]
    said = [_("Answer: %(question)s.") % {"question": _label(name)} for name in unanswered]
    if plan.ethics_needed == Answered.UNKNOWN:
        said.append(_("Find out whether an ethical review is needed."))
    return [*said, *_lacks_of_measures(plan)]


def lacks_of_evaluation(evaluation):
    said = lacking.for_planning(evaluation)
    if not evaluation.may_publish:
        said.append(_("Agree with the supplier that the result is published, whatever it is."))
    if checklist.unanswered(evaluation):
        said.append(_("Answer all the questions before planning."))
    if declaring.missing(evaluation):
        said.append(_("Everybody who leads, judges or reviews says whether something ties them to the supplier."))
    return said


def _lacks_of_measures(plan):
    measures = list(plan.measures.all()) if plan.pk else []
    primary = next((measure for measure in measures if measure.is_primary), None)
    if primary is None:
        return [_("Choose one primary measure.")]
    is_compared = plan.design in Design.with_baseline()
    if is_compared and primary.worthwhile is None:
        return [_("Say which change of the primary measure is the smallest that is worth something.")]
    if not is_compared and primary.enough is None:
        return [_("Say which level of the primary measure is enough, since there is nothing to compare with.")]
    return [
        _("Say in which unit “%(measure)s” is measured.") % {"measure": measure}
        for measure in measures
        if measure.kind == MeasureKind.NUMBER and not measure.unit
    ]


def _label(name):
    return capfirst(str(EvaluationPlan._meta.get_field(name).verbose_name)).rstrip("?")
