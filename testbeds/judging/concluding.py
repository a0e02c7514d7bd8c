"""People decide on the verdict, beside what the plan leads to; two sign it as it stands, and a change unsigns it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.marks import mark_of
from testbeds.evaluating import conflicts
from testbeds.evaluation_rules import parts_in
from testbeds.evaluation_states import Outcome, Part
from testbeds.judging import bounds, weighing
from testbeds.judging.agreeing import is_agreed
from testbeds.judging.assessing import refuse_unless_open
from testbeds.judging.proposing import facts_of
from testbeds.models import EvaluationRole, Verdict

WITH_CONDITIONS = (Outcome.CONDITIONAL, Outcome.RETEST)
SIGNING = {Part.LEAD, Part.SITE_LEAD, Part.ASSESSOR}


def can_sign(user, evaluation):
    return bool(parts_in(user, evaluation) & SIGNING)


def is_concluded(evaluation):
    """Two have signed the verdict, and all that it rests on still stands: the report can go to the supplier."""
    verdict = Verdict.objects.filter(evaluation=evaluation, decided_at__isnull=False).first()
    return verdict is not None and not is_outdated(evaluation, verdict)


def mark(verdict):
    """What somebody has before their eyes when they sign."""
    return mark_of([verdict.outcome, verdict.certainty, verdict.conditions, verdict.reasons, verdict.proposed_because])


@transaction.atomic
def conclude(evaluation, outcome, *, conditions="", reasons="", by):
    """Keep the verdict with the proposal that it was made from; whatever was signed before is unsigned."""
    evaluation = evaluation.locked()
    refuse_unless_open(evaluation)
    if not can_sign(by, evaluation):
        raise Refused(_("The evaluation lead, the assessors and the site lead decide on the verdict."))
    conflicts.refuse_own(by, evaluation)
    if not is_agreed(evaluation):
        raise Refused(_("Agree on a grade for each domain first."))
    facts = facts_of(evaluation)
    proposal = weighing.proposal_of(facts)
    outcome = Outcome(outcome)
    _refuse_barred(outcome, facts)
    _refuse_untold(outcome, proposal, conditions, reasons)
    return _keep(evaluation, by, **_stated(facts, proposal), outcome=outcome, conditions=conditions, reasons=reasons)


def _stated(facts, proposal):
    """What the software says of itself."""
    points = weighing.points_of(facts)
    return {
        "proposed": proposal.outcome,
        "proposed_because": proposal.reasons,
        "certainty": weighing.certainty_of(points),
        "certainty_points": points,
    }


def _refuse_barred(outcome, facts):
    if outcome in bounds.barred(facts.insufficient, facts.unexplained):
        why = [weighing.in_words(reason) for reason in weighing.why_barred(facts.insufficient, facts.unexplained)]
        raise Refused(" ".join([_("“%(outcome)s” cannot be chosen.") % {"outcome": outcome.label}, *why]))


def _refuse_untold(outcome, proposal, conditions, reasons):
    if outcome in WITH_CONDITIONS and not conditions:
        raise Refused(_("Say on which conditions, or what a new test should find out."))
    if outcome != proposal.outcome and not reasons:
        raise Refused(_("Say why the verdict is another than the proposed one."))


def _keep(evaluation, by, **said):
    standing = Verdict.objects.filter(evaluation=evaluation).first()
    if standing:
        if all(getattr(standing, name) == value for name, value in said.items()):
            return standing
        standing.signatures.all().delete()
    verdict, _is_new = Verdict.objects.update_or_create(evaluation=evaluation, defaults={**said, "decided_at": None})
    evaluation.remark("verdict_written", by=by)
    return verdict


@transaction.atomic
def sign(evaluation, *, seen, by):
    """Stand for the verdict as it was shown; the lead, and an assessor or the site lead, decide it together."""
    evaluation = evaluation.locked()
    refuse_unless_open(evaluation)
    verdict = Verdict.objects.filter(evaluation=evaluation).first()
    if verdict is None or seen != mark(verdict):
        raise Refused(_("The verdict has changed since you opened the page. Read it again before you sign."))
    if not can_sign(by, evaluation):
        raise Refused(_("The evaluation lead, the assessors and the site lead sign the verdict."))
    conflicts.refuse_own(by, evaluation)
    if is_outdated(evaluation, verdict):
        raise Refused(_("What the proposal rests on has changed. Save the verdict again before it is signed."))
    verdict.signatures.get_or_create(user=by)
    evaluation.remark("verdict_signed", by=by)
    if _is_signed(verdict):
        Verdict.objects.filter(pk=verdict.pk).update(decided_at=timezone.now())
        verdict.refresh_from_db()
    return verdict


def is_outdated(evaluation, verdict):
    """Whether the facts lead elsewhere now than as the verdict was written."""
    facts = facts_of(evaluation)
    stated = _stated(facts, weighing.proposal_of(facts))
    is_barred = verdict.outcome in bounds.barred(facts.insufficient, facts.unexplained)
    return is_barred or any(getattr(verdict, name) != value for name, value in stated.items())


def _is_signed(verdict):
    """By the lead, and by an assessor or the site lead, who is another person."""
    roles = EvaluationRole.objects.filter(
        evaluation=verdict.evaluation, until=None, user__in=verdict.signatures.values("user")
    )
    leads = {role.user_id for role in roles if role.part == Part.LEAD}
    others = {role.user_id for role in roles if role.part in (Part.ASSESSOR, Part.SITE_LEAD)}
    return bool(leads and others - leads)
