"""Whether a settled plan is still what was signed, though somebody may have had the database in their hands."""

from hashlib import sha256

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from testbeds.evaluation_states import EvaluationState
from testbeds.models import Evaluation, EvaluationPlan, Step
from testbeds.planning.document import BORDER, body_of

ALTERED, MENDED = "plan_altered", "plan_mended"  # steps that keep when the difference was found, and when it was gone


def verify(plan):
    """What does not agree, as sentences; nothing for a plan that stands as it was signed, or is not settled yet."""
    if not plan.is_frozen:
        return []
    document = bytes(plan.document)
    faults = []
    if sha256(document).hexdigest() != plan.checksum:
        faults.append(_("The file does not have the checksum that was kept with it."))
    if _body_in(document) != body_of(plan):
        faults.append(_("The file does not say the same as the plan that is shown here."))
    if _checksum_in_log(plan) not in ("", plan.checksum):
        faults.append(_("The checksum is another than the one in the log from the day when the plan was settled."))
    return faults


def look_over():
    """Compare every settled plan, and keep in the log when one no longer agrees, or does again."""
    for plan in EvaluationPlan.objects.filter(frozen_at__isnull=False).select_related("evaluation").iterator():
        _keep_what_is_found(plan)


def altered():
    """Evaluations whose plan did not agree when it was last looked over, with when that was found."""
    latest = Step.objects.filter(evaluation=OuterRef("pk"), act__in=[ALTERED, MENDED]).order_by("-at", "-pk")
    found = Evaluation.objects.annotate(
        last=Subquery(latest.values("act")[:1]), since=Subquery(latest.values("at")[:1])
    )
    return found.filter(last=ALTERED).order_by("since", "pk")


@transaction.atomic
def _keep_what_is_found(plan):
    evaluation = plan.evaluation.locked()
    is_known = altered().filter(pk=evaluation.pk).exists()
    faults = verify(plan)
    if bool(faults) != is_known:
        evaluation.remark(ALTERED if faults else MENDED, by=None, reason=" ".join(faults))


def _body_in(document):
    _about, border, body = document.decode(errors="replace").partition(BORDER)
    return f"{border}{body}"


def _checksum_in_log(plan):
    settled = Step.objects.filter(evaluation=plan.evaluation_id, to_state=EvaluationState.PLAN_FROZEN, act="")
    return settled.values_list("reason", flat=True).order_by("at", "pk").first() or ""
