"""Staff judge what was sent in: what is new since the last answer, and the answer, on one page."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from actors import proposing, reviewing
from actors.forms.reviewing import ActorReviewForm, ProposalReviewForm, ReviewForm, VerificationForm
from actors.models import Actor, Offering, Proposal
from actors.rules import can_review_actor, can_review_offering, is_staff
from actors.states import ActorState
from arena.shared.errors import Refused
from arena.shared.http import check, render_page

DONE = {
    "publish": gettext_lazy("Published. The applicant is told by letter."),
    "more": gettext_lazy("Sent back. The applicant is told by letter what you miss."),
    "decline": gettext_lazy("Declined. The applicant is told by letter why."),
    "accept": gettext_lazy("The change is made. The managers are told by letter."),
}


@require_http_methods(["GET", "POST"])
def review_actor(request, slug):
    """The actor and the offerings that came with it."""
    check(is_staff, request.user)
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    offerings = actor.offerings.waiting_for_review().order_by("pk")
    offerings = offerings.prefetch_related("terms", "not_for", "decisions__decided_by")
    form = ActorReviewForm(request.POST or None, offerings=offerings, initial={"seen": _seen(actor)})
    if request.method == "POST":
        check(can_review_actor, request.user, actor)
        if form.is_valid():
            return _answer(request, form, _answer_actor, actor)
    words = reviewing.Words()
    context = {
        "actor": actor,
        "form": form,
        "can_be_verified": reviewing.can_be_verified(actor),
        **_to_read(actor, words),
        "offerings": [{"offering": offering, **_to_read(offering, words)} for offering in offerings],
        "decisions": actor.decisions.select_related("decided_by"),
        "may_review": can_review_actor(request.user, actor),
    }
    return render_page(request, "actors/review.html", context)


@require_http_methods(["GET", "POST"])
def review_offering(request, slug):
    check(is_staff, request.user)
    offering = get_object_or_404(Offering.objects.visible_to(request.user).select_related("actor"), slug=slug)
    form = ReviewForm(request.POST or None, initial={"seen": _seen(offering)})
    if request.method == "POST":
        check(can_review_offering, request.user, offering)
        if form.is_valid():
            return _answer(request, form, _answer_offering, offering)
    context = {
        "offering": offering,
        "form": form,
        **_to_read(offering, reviewing.Words()),
        "decisions": offering.decisions.select_related("decided_by"),
        "may_review": can_review_offering(request.user, offering),
    }
    return render_page(request, "offerings/review.html", context)


def _to_read(row, words):
    """The last answer, what is new since then, and everything; the first time all is new."""
    answer = reviewing.last_answer(row)
    everything = reviewing.in_words(row, row.facts(), words) if answer else []
    return {"last": answer, "changes": reviewing.changes(row, words), "everything": everything}


@require_http_methods(["GET", "POST"])
def verify(request, slug):
    """Say in which register the name and number were looked up, and when."""
    check(is_staff, request.user)
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_review_actor, request.user, actor)
    known = {"how": actor.verified_how, "on": timezone.localdate(), "seen": reviewing.mark_to_verify(actor)}
    form = VerificationForm(request.POST or None, initial=known)
    if form.is_valid():
        try:
            reviewing.verify(actor, by=request.user, **form.cleaned_data)
        except Refused as no:
            messages.error(request, no)
        else:
            messages.success(request, _("Everybody sees how and when the name and number were verified."))
        return redirect("actors:review" if actor.state == ActorState.SUBMITTED else "actors:manage", actor.slug)
    facts = reviewing.in_words(actor, reviewing.TO_VERIFY)
    return render_page(request, "actors/verify.html", {"actor": actor, "form": form, "facts": facts})


@require_http_methods(["GET", "POST"])
def review_proposal(request, key):
    """A change that a manager proposed: what stands now, what is wanted and why."""
    check(is_staff, request.user)
    proposal = get_object_or_404(Proposal.objects.select_related("actor", "proposed_by"), pk=key)
    form = ProposalReviewForm(request.POST or None)
    if request.method == "POST":
        check(can_review_actor, request.user, proposal.actor)
        if form.is_valid():
            return _answer(request, form, _answer_proposal, proposal)
    now = reviewing.in_words(proposal.actor, Proposal.changed)
    wanted = reviewing.in_words(proposal, Proposal.changed)
    pairs = zip(now, wanted, strict=True)
    context = {
        "proposal": proposal,
        "form": form,
        "changes": [reviewing.Change(*old, new) for old, (_label, new) in pairs if old[1] != new],
        "may_review": can_review_actor(request.user, proposal.actor),
    }
    return render_page(request, "actors/review_proposal.html", context)


def _answer_proposal(proposal, answer, said, *, by):
    match answer:
        case "accept":
            proposing.accept(proposal, by=by)
        case "decline":
            proposing.decline(proposal, by=by, reason=said["reason"])


def _seen(row):
    """Which decision the reviewer has before their eyes; the answer counts only while it is the last one."""
    return row.last_decision and row.last_decision.pk


def _answer(request, form, answer, row):
    try:
        answer(row, form.answer, form.cleaned_data, by=request.user)
    except Refused as no:
        messages.error(request, no)
        return redirect(request.path)
    messages.success(request, DONE[form.answer])
    return redirect("arena:desk")


def _answer_actor(actor, answer, said, *, by):
    facts = {"by": by, "seen": said["seen"]}
    match answer:
        case "publish":
            reviewing.publish(actor, offerings=said.get("offerings", ()), **facts)
        case "more":
            reviewing.ask_for_more(actor, reason=said["reason"], **facts)
        case "decline":
            reviewing.decline(actor, reason=said["reason"], **facts)


def _answer_offering(offering, answer, said, *, by):
    facts = {"by": by, "seen": said["seen"]}
    match answer:
        case "publish":
            reviewing.publish_offering(offering, **facts)
        case "more":
            reviewing.send_offering_back(offering, reason=said["reason"], **facts)
        case "decline":
            reviewing.decline_offering(offering, reason=said["reason"], **facts)
