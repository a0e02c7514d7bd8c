"""Where offerings are used: said by the organisation that uses them, or proposed by the supplier."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from actors import deploying
from actors.forms.deployments import DeclineForm, DeploymentForm, ProposedDeploymentForm
from actors.models import Actor, Deployment, Membership, Offering
from actors.rules import can_decline_deployment, can_edit_offering, can_follow_actor, can_keep_deployments
from actors.trust import DeploymentState
from actors.views.documenting import writable_page
from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import check, redirect_to_top, render_page


@require_safe
def deployment_list(request, slug):
    """What the organisation uses, and what others say that it uses."""
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_follow_actor, request.user, actor)
    uses = Deployment.objects.visible_to(request.user).filter(actor=actor).with_both_sides().in_use_first()
    context = {
        "actor": actor,
        "waiting": [use for use in uses if use.waits_for_answer],
        "answered": [use for use in uses if not use.waits_for_answer],
        "may_keep": can_keep_deployments(request.user, actor),
    }
    return render_page(request, "actors/deployments.html", context)


@require_http_methods(["GET", "POST"])
def deployment_add(request, slug, offering):
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_keep_deployments, request.user, actor)
    used = get_object_or_404(Offering.objects.public().select_related("actor"), slug=offering)
    return _write(request, deploying.new_use(actor, used, by=request.user))


@require_http_methods(["GET", "POST"])
def deployment_edit(request, slug, key):
    """Change what the organisation uses, or answer what a supplier or a public source says of it."""
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    seen = Deployment.objects.visible_to(request.user).with_both_sides()
    deployment = get_object_or_404(seen.filter(actor=actor), pk=key)
    match request.POST.get("move"):
        case "decline":
            check(can_decline_deployment, request.user, deployment)
            return _decline(request, deployment)
        case "remove":
            check(can_keep_deployments, request.user, actor)
            deploying.remove(deployment, by=request.user)
            messages.success(request, _("Taken away."))
            return redirect_to_top("actors:deployments", actor.slug)
    check(can_decline_deployment, request.user, deployment)
    return _write(request, deployment, may_keep=can_keep_deployments(request.user, actor))


def _write(request, deployment, may_keep=True):
    form = DeploymentForm(request.POST or None, instance=deployment)
    if request.method == "POST":
        check(can_keep_deployments, request.user, deployment.actor)
        if form.is_valid() and is_done(form, lambda: deploying.save_use(form, by=request.user)):
            messages.success(request, _("Saved, and shown from now on."))
            return redirect_to_top("actors:deployments", deployment.actor.slug)
    context = {
        "form": form,
        "deployment": deployment,
        "actor": deployment.actor,
        "offering": deployment.offering,
        "is_new": deployment._state.adding,
        "may_keep": may_keep,
        "decline_form": DeclineForm(),
    }
    return render_page(request, "actors/deployment.html", context)


def _decline(request, deployment):
    form = DeclineForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors["reason"][0])
        return redirect(request.path)
    try:
        deploying.decline(deployment, by=request.user, reason=form.cleaned_data["reason"])
    except Refused as no:
        messages.error(request, no)
    else:
        messages.success(request, _("Thank you. It is shown to nobody but the two sides."))
    return redirect_to_top("actors:deployments", deployment.actor.slug)


@writable_page
def deployment_propose(request, offering):
    """The supplier names an organisation; its answer decides."""
    form = ProposedDeploymentForm(request.POST or None, instance=deploying.new_proposal(offering, by=request.user))
    if form.is_valid() and is_done(form, lambda: deploying.propose(form, by=request.user)):
        messages.success(request, _asked(form.instance.actor))
        return redirect_to_top("offerings:manage", offering.slug)
    return render_page(request, "offerings/propose_deployment.html", {"form": form, "offering": offering})


@require_POST
def deployment_take_back(request, slug, key):
    offering = get_object_or_404(Offering.objects.visible_to(request.user).select_related("actor"), slug=slug)
    seen = offering.deployments.visible_to(request.user).filter(state=DeploymentState.PROPOSED)
    deployment = get_object_or_404(seen, pk=key)
    check(can_edit_offering, request.user, offering)
    try:
        deploying.take_back(deployment)
    except Refused as no:
        messages.error(request, no)
    else:
        messages.success(request, _("Taken away."))
    return redirect_to_top("offerings:manage", offering.slug)


def _asked(actor):
    """What the supplier is told: a letter needs somebody who speaks for the organisation."""
    if Membership.objects.told_about(actor):
        return _("The organisation gets a letter. It is shown when they have said that it is so.")
    return _("Saved. Nobody speaks for the organisation yet; it is shown when somebody there has said that it is so.")
