"""The verdict: what the plan leads to and why, what people decide, and who has signed."""

from functools import partial

from django.contrib import messages
from django.utils.translation import gettext as _

from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from testbeds.evaluation_rules import assesses
from testbeds.forms.judging import VerdictForm
from testbeds.judging import agreeing, assessing, bounds, concluding, weighing
from testbeds.judging.proposing import facts_of
from testbeds.models import Verdict
from testbeds.views.evaluating.opening import done, evaluation_page


@evaluation_page(concluding.can_sign)
def verdict(request, evaluation):
    if assesses(request.user, evaluation) and not assessing.has_handed_in(request.user, evaluation):
        messages.info(request, _("Hand in your own grades before you read what was agreed."))
        return redirect_to_top("evaluations:assessment", evaluation.slug)
    if request.POST.get("go") == "sign":
        return _sign(request, evaluation)
    facts = facts_of(evaluation)
    standing = Verdict.objects.filter(evaluation=evaluation).first()
    form = _form(request, evaluation, standing, facts)
    if form.is_bound and form.is_valid() and is_done(form, lambda: _conclude(request, evaluation, form)):
        messages.success(request, _("The verdict is saved. Two sign it: the evaluation lead and one more."))
        return redirect_to_top("evaluations:verdict", evaluation.slug)
    context = {
        "evaluation": evaluation,
        "form": form,
        "standing": standing,
        "is_open": assessing.is_open(evaluation),
        "is_agreed": agreeing.is_agreed(evaluation),
        "grades": agreeing.agreed(evaluation).values(),
        "may_agree": agreeing.can_agree(request.user, evaluation),
        **_proposed(facts),
        **_signed(request.user, evaluation, standing),
    }
    return render_page(request, "evaluations/verdict.html", context)


def _form(request, evaluation, standing, facts):
    barred = bounds.barred(facts.insufficient, facts.unexplained)
    data = request.POST if request.method == "POST" else None
    return VerdictForm(data, instance=standing or Verdict(evaluation=evaluation), barred=barred)


def _conclude(request, evaluation, form):
    concluding.conclude(evaluation, by=request.user, **form.said)


def _sign(request, evaluation):
    said = _("You have signed the verdict.")
    act = partial(concluding.sign, evaluation, seen=request.POST.get("seen", ""), by=request.user)
    return done(request, act, said, evaluation, "evaluations:verdict")


def _proposed(facts):
    proposal, points = weighing.proposal_of(facts), weighing.points_of(facts)
    barred = weighing.why_barred(facts.insufficient, facts.unexplained)
    reasons = proposal.reasons + [reason for reason in barred if reason not in proposal.reasons]
    words = weighing.rules_in_words()
    return {
        "proposal": proposal.outcome,
        "reasons": [weighing.in_words(reason) for reason in reasons],
        "certainty": weighing.certainty_of(points),
        "points": [(words[rule], points[rule]) for rule in weighing.RULES],
        "number_of_points": sum(points.values()),
    }


def _signed(user, evaluation, standing):
    if standing is None:
        return {}
    signatures = list(standing.signatures.select_related("user").order_by("at", "pk"))
    return {
        "signatures": signatures,
        "has_signed": any(signature.user_id == user.pk for signature in signatures),
        "seen": concluding.mark(standing),
        "is_outdated": concluding.is_outdated(evaluation, standing),
    }
