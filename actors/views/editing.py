"""What members do with an actor and its offerings after the first steps: follow, write, confirm, pause and end."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from actors import confirming, helping, proposing, registering, reviewing
from actors.forms.competence import CompetenceForm
from actors.forms.offering import OfferingForm
from actors.forms.organisation import ProposalForm, organisation_form
from actors.models import Actor, Merge, Offering, Proposal
from actors.rules import (
    can_add_offering,
    can_add_unit,
    can_edit_actor,
    can_edit_offering,
    can_follow_actor,
    can_follow_offering,
    can_help,
    can_pause_actor,
    can_pause_offering,
    can_review_actor,
    can_speak_for,
    can_speak_for_offering,
)
from actors.states import ActorState, OfferingState
from actors.views import trust, written
from actors.views.opening import published_page
from actors.views.saving import keep
from arena.shared.errors import Refused
from arena.shared.http import check, redirect_to_top, render_page

DONE = {
    "ask_for_help": gettext_lazy("The project staff see on their desk that you want help."),
    "end_help": gettext_lazy("The project staff can no longer write in your drafts."),
    "submit": gettext_lazy("Sent in. We read it and answer by letter, usually within a few working days."),
    "withdraw": gettext_lazy("Taken back. Correct it, and send it in again when you are ready."),
    "discard": gettext_lazy("The draft is gone."),
    "confirm": gettext_lazy("Thank you. Everybody sees that the facts were confirmed today."),
    "rest": gettext_lazy("The actor is dormant. Its page stays, with a note."),
    "wake": gettext_lazy("The actor is published again."),
    "pause": gettext_lazy("The offering is paused and not shown."),
    "resume": gettext_lazy("The offering is shown again."),
    "retire": gettext_lazy("The offering is retired. Its page stays readable."),
}


@require_http_methods(["GET", "POST"])
def actor_manage(request, slug):
    """One actor as its members see it: where it stands, what was decided and what can be done."""
    actor = get_object_or_404(Actor.objects.visible_to(request.user).with_drafts(), slug=slug)
    check(can_follow_actor, request.user, actor)
    if request.method == "POST":
        return _carry_out(request, actor, _actor_move)
    offerings = [offering for offering in actor.offerings.all() if offering.state != OfferingState.DISCARDED]
    context = {
        "actor": actor,
        "next_step": f"actors:{registering.next_step(actor)}",
        "offerings": offerings,
        "units": actor.units.order_by("name_key", "pk"),
        "may_add_unit": can_add_unit(request.user, actor),
        "written": None if actor.is_public else written.of_actor(actor, offerings),
        "proposal": actor.proposals.first(),
        "decisions": actor.decisions.select_related("decided_by"),
        "was_merged": Merge.objects.behind(actor).exists(),
        "may_edit": can_edit_actor(request.user, actor),
        "may_speak": can_speak_for(request.user, actor),
        **_to_confirm(request.user, actor),
        "is_helping": can_help(request.user, actor),
        "may_ask_for_help": can_speak_for(request.user, actor) and helping.has_drafts(actor),
        "may_add": can_add_offering(request.user, actor),
        "may_close": can_review_actor(request.user, actor) and actor.can_move_to(ActorState.CLOSED),
    }
    return render_page(request, "actors/manage.html", context)


def _to_confirm(user, actor):
    """What a manager vouches for, seen before the button is pressed; nothing for anybody else."""
    if not (can_speak_for(user, actor) and actor.state in ActorState.living()):
        return {}
    facts = reviewing.in_words(actor, confirming.LOOKED_THROUGH)
    return {"to_confirm": facts, "lacks": confirming.lacks(actor)}


def _actor_move(request, actor, move):
    check(can_pause_actor if move == "rest" else can_speak_for, request.user, actor)
    match move:
        case "ask_for_help":
            helping.ask_for_help(actor, by=request.user)
        case "end_help":
            helping.end_help(actor, by=request.user)
        case "withdraw":
            registering.withdraw(actor, by=request.user)
        case "discard":
            registering.discard(actor, by=request.user)
            return reverse("arena:my_page")
        case "confirm":
            confirming.confirm(actor, by=request.user)
        case "wake":
            confirming.wake(actor, by=request.user)
        case "rest":
            registering.change(actor, move, by=request.user)
        case _:
            raise BadRequest
    return request.path


@require_http_methods(["GET", "POST"])
@published_page
def actor_edit(request, actor):
    """The displayed facts of a published actor; they go live at once."""
    form = organisation_form(actor)(request.POST or None, instance=actor)
    if form.is_valid() and keep(request, form):
        messages.success(request, _("Saved, and shown from now on."))
        return redirect_to_top("actors:manage", actor.slug)
    judged = reviewing.in_words(actor, form.judged)
    context = {"form": form, "actor": actor, "judged": judged, "may_speak": can_speak_for(request.user, actor)}
    return render_page(request, "actors/edit.html", context)


@require_http_methods(["GET", "POST"])
@published_page
def actor_edit_competence(request, actor):
    form = CompetenceForm(request.POST or None, instance=actor)
    if form.is_valid() and keep(request, form):
        messages.success(request, _("Saved, and shown from now on."))
        return redirect_to_top("actors:competences", actor.slug)
    return render_page(request, "actors/edit_competence.html", {"form": form, "actor": actor})


@require_http_methods(["GET", "POST"])
def actor_propose(request, slug):
    """Ask staff to change what they have judged: registered name, number or type."""
    actor = get_object_or_404(Actor.objects.public().visible_to(request.user), slug=slug)
    check(can_speak_for, request.user, actor)
    standing = {name: getattr(actor, name) for name in Proposal.changed}
    form = ProposalForm(request.POST or None, instance=Proposal(actor=actor, **standing))
    if form.is_valid():
        try:
            proposing.propose(form.save(commit=False), by=request.user)
        except Refused as no:
            messages.error(request, no)
        else:
            messages.success(request, _("Your proposal is with the project staff. They answer by letter."))
        return redirect("actors:manage", actor.slug)
    return render_page(request, "actors/propose.html", {"form": form, "actor": actor})


@require_http_methods(["GET", "POST"])
def offering_add(request, slug):
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_add_offering, request.user, actor)
    form = OfferingForm(request.POST or None, instance=registering.new_offering(actor))
    if form.is_valid() and keep(request, form):
        return redirect_to_top("offerings:manage", form.instance.slug)
    return render_page(request, "offerings/add.html", {"form": form, "actor": actor})


@require_http_methods(["GET", "POST"])
def offering_edit(request, slug):
    offering = get_object_or_404(Offering.objects.visible_to(request.user).select_related("actor"), slug=slug)
    check(can_edit_offering, request.user, offering)
    if not offering.is_writable:
        messages.info(request, _("It is being reviewed. Take it back first, if you want to correct it."))
        return redirect("offerings:manage", offering.slug)
    form = OfferingForm(request.POST or None, instance=offering)
    if form.is_valid() and keep(request, form):
        messages.success(request, _("Saved."))
        return redirect_to_top("offerings:manage", offering.slug)
    return render_page(request, "offerings/edit.html", {"form": form, "offering": offering})


@require_http_methods(["GET", "POST"])
def offering_manage(request, slug):
    """One offering as its members see it."""
    offering = get_object_or_404(Offering.objects.visible_to(request.user).select_related("actor"), slug=slug)
    check(can_follow_offering, request.user, offering)
    if request.method == "POST":
        return _carry_out(request, offering, _offering_move)
    lacks = registering.missing_in_offering(offering) if offering.is_with_applicant else []
    context = {
        "offering": offering,
        "lacks": [OfferingForm.base_fields[lack.field].label for lack in lacks],
        "written": written.of_offering(offering),
        "decisions": offering.decisions.select_related("decided_by"),
        "may_edit": can_edit_offering(request.user, offering),
        "may_speak": can_speak_for_offering(request.user, offering),
        "actor": offering.actor,
        "is_helping": offering.is_with_applicant and can_help(request.user, offering.actor),
        "may_ask_for_help": can_speak_for_offering(request.user, offering) and offering.is_with_applicant,
        **trust.of_manage(offering, request.user),
    }
    return render_page(request, "offerings/manage.html", context)


def _offering_move(request, offering, move):
    check(can_pause_offering if move == "pause" else can_speak_for_offering, request.user, offering)
    match move:
        case "ask_for_help":
            helping.ask_for_help(offering, by=request.user)
        case "end_help":
            helping.end_help(offering, by=request.user)
        case "submit":
            registering.submit_offering(offering, by=request.user)
        case "discard":
            registering.discard_offering(offering, by=request.user)
            page = "actors:submit" if offering.actor.is_with_applicant else "actors:manage"
            return reverse(page, args=[offering.actor.slug])
        case "confirm":
            confirming.confirm_offering(offering, by=request.user)
        case "resume":
            confirming.resume(offering, by=request.user)
        case "withdraw" | "pause" | "retire":
            registering.change(offering, move, by=request.user)
        case _:
            raise BadRequest
    return request.path


def _carry_out(request, row, move_row):
    """Do what the pressed button says, and say that it is done or why it is not."""
    move = request.POST.get("move", "")
    try:
        page = move_row(request, row, move)
    except Refused as no:
        messages.error(request, no)
        return redirect(request.path)
    messages.success(request, DONE[move])
    return redirect(page)
