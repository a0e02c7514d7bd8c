"""Each grades the seven domains alone; what others think is read by those who have handed in their own."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.evaluating import conflicts
from testbeds.evaluation_rules import assesses
from testbeds.evaluation_states import Domain, EvaluationState
from testbeds.models import AssessmentSheet

LEAST = 2  # sheets before anything can be agreed


def is_open(evaluation):
    """Grades and verdict are settled before the supplier gets the report, and anew if the reviewer sends it back."""
    return evaluation.state in (EvaluationState.ANALYSIS, EvaluationState.DRAFTING)


def refuse_unless_open(evaluation):
    if not is_open(evaluation):
        raise Refused(_("Grades and verdict are settled while the figures are analysed and the report is written."))


def sheet_of(user, evaluation):
    return evaluation.sheets.filter(assessor=user).first()


def has_handed_in(user, evaluation):
    return evaluation.sheets.filter(assessor=user, handed_in_at__isnull=False).exists()


def handed_in(evaluation):
    return evaluation.sheets.filter(handed_in_at__isnull=False)


def sheets_for(user, evaluation):
    """What the person may read: all that is handed in once their own is; before that nothing but their own."""
    own = evaluation.sheets.filter(assessor=user)
    found = handed_in(evaluation) if has_handed_in(user, evaluation) and assesses(user, evaluation) else own
    return found.select_related("assessor").prefetch_related("grades")


@transaction.atomic
def save(evaluation, grades, *, by):
    """Keep the grades so far: for each domain its mark, reasons and evidence."""
    sheet = _own_sheet(evaluation, by)
    for domain, said in grades.items():
        sheet.grades.update_or_create(domain=domain, defaults={"evaluation": evaluation, **said})
    sheet.save(update_fields=["changed_at"])
    return sheet


@transaction.atomic
def hand_in(evaluation, *, by):
    """From now on it stands, and its writer reads what the others have handed in."""
    sheet = _own_sheet(evaluation, by)
    if missing := lacks(sheet):
        domains = ", ".join(str(domain.label) for domain in missing)
        raise Refused(_("Give a grade with reasons in each domain. Missing: %(domains)s.") % {"domains": domains})
    AssessmentSheet.objects.filter(pk=sheet.pk).update(handed_in_at=timezone.now())
    evaluation.remark("sheet_handed_in", by=by)
    sheet.refresh_from_db()
    return sheet


def lacks(sheet):
    """The domains without reasons: also for what is not judged there is one."""
    told = set(sheet.grades.exclude(reasons="").values_list("domain", flat=True))
    return [domain for domain in Domain if domain not in told]


def _own_sheet(evaluation, user):
    evaluation = evaluation.locked()
    refuse_unless_open(evaluation)
    if not assesses(user, evaluation):
        raise Refused(_("The evaluation lead and the assessors grade the domains."))
    conflicts.refuse_own(user, evaluation)
    sheet, _is_new = AssessmentSheet.objects.get_or_create(evaluation=evaluation, assessor=user)
    if sheet.handed_in_at:
        raise Refused(_("Your grades are handed in, and stand."))
    return sheet
