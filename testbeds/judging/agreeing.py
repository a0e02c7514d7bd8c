"""Those who have handed in read each other's grades, and agree on one for each domain."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from testbeds.evaluating import conflicts
from testbeds.evaluation_rules import assesses
from testbeds.evaluation_states import Domain, Mark
from testbeds.judging import bounds
from testbeds.judging.assessing import LEAST, handed_in, has_handed_in, refuse_unless_open
from testbeds.models import DomainGrade, Verdict


def can_agree(user, evaluation):
    """Of those who grade, whoever has handed in; there is something to agree on from the second sheet on."""
    return assesses(user, evaluation) and has_handed_in(user, evaluation) and handed_in(evaluation).count() >= LEAST


def agreed(evaluation):
    """The grades that were agreed on, by domain."""
    return {grade.domain: grade for grade in evaluation.grades.filter(sheet=None)}


def is_agreed(evaluation):
    return evaluation.grades.filter(sheet=None).count() == len(Domain)


def side_by_side(sheets):
    """For each domain what each sheet says of it, and whether they differ."""
    by_sheet = [(sheet, {grade.domain: grade for grade in sheet.grades.all()}) for sheet in sheets]
    for domain in Domain:
        said = [(sheet, grades.get(domain)) for sheet, grades in by_sheet]
        yield domain, said, len({grade.mark if grade else Mark.NOT_JUDGED for _sheet, grade in said}) > 1


@transaction.atomic
def agree(evaluation, grades, *, by):
    """Keep what was agreed: for each domain its mark, reasons and evidence. A changed grade takes signatures away."""
    evaluation = evaluation.locked()
    refuse_unless_open(evaluation)
    if not can_agree(by, evaluation):
        raise Refused(_("At least two hand in their grades, each on their own, before anything is agreed."))
    conflicts.refuse_own(by, evaluation)
    changed = [(domain, said) for domain, said in grades.items() if _is_changed(evaluation, domain, said)]
    if not changed:
        return evaluation
    _reopen(evaluation, changed, by)
    for domain, said in changed:
        DomainGrade.objects.update_or_create(evaluation=evaluation, sheet=None, domain=domain, defaults=said)
    evaluation.remark("grades_agreed", by=by)
    return evaluation


def _is_changed(evaluation, domain, said):
    return not evaluation.grades.filter(sheet=None, domain=domain, **said).exists()


def _reopen(evaluation, changed, by):
    """A verdict rests on the grades: it is signed again, and one that they bar is taken away."""
    verdict = Verdict.objects.filter(evaluation=evaluation).first()
    if verdict is None:
        return
    verdict.signatures.all().delete()
    Verdict.objects.filter(pk=verdict.pk).update(decided_at=None)
    insufficient = [domain for domain, said in changed if said["mark"] == Mark.INSUFFICIENT]
    if verdict.outcome in bounds.barred(insufficient, 0):
        verdict.delete()
        evaluation.remark("verdict_fell", by=by)
