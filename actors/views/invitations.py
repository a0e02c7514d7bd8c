"""Invitations: the link that everybody may open and one person answer, and the one that hands an actor over."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from actors import joining
from actors.forms.memberships import HandOverForm
from actors.models import Actor
from actors.rules import can_hand_over, is_invited
from actors.states import MembershipState, Role
from actors.views.reauthenticating import prove
from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import check, render_page


@login_not_required
@require_http_methods(["GET", "POST"])
def invitation(request, token):
    """The link of an invitation. Anybody may look; only the owner of the confirmed address may answer."""
    membership = joining.invitation_of(token)
    if membership is None:
        raise Http404
    if membership.is_in_force and membership.user == request.user:
        return redirect("actors:manage", membership.actor.slug)
    if request.method == "POST":
        check(is_invited, request.user, membership)
        return _answer(request, membership)
    context = {"membership": membership, "actor": membership.actor, "is_invited": is_invited(request.user, membership)}
    return render_page(request, "actors/invitation.html", context)


def _answer(request, membership):
    try:
        match request.POST.get("move"):
            case "accept":
                joining.take_up(membership, by=request.user)
                messages.success(request, _("Welcome. You now speak for the organisation."))
                return redirect("actors:manage", membership.actor.slug)
            case "refuse":
                joining.refuse(membership, by=request.user)
                messages.success(request, _("You have said no, and we have forgotten the invited address."))
            case _:
                raise BadRequest
    except Refused as no:
        messages.error(request, no)
    return redirect("arena:my_page")


@require_http_methods(["GET", "POST"])
def hand_over(request, slug):
    """A manager names who takes over, and stays in charge until that person has said yes."""
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_hand_over, request.user, actor)
    own = actor.memberships.get(user=request.user, state=MembershipState.ACTIVE)
    others = actor.memberships.in_force().exclude(pk=own.pk).exclude(role=Role.MANAGER).select_related("user")
    form = HandOverForm(request.POST or None, members=others.order_by("user__name", "pk"))
    if form.is_valid() and _hand_over(request, own, form):
        return redirect("actors:members", actor.slug)
    return render_page(request, "actors/hand_over.html", {"actor": actor, "form": form})


def _hand_over(request, membership, form):
    prove(request)
    said = {name: form.cleaned_data[name] for name in ("email", "leave")}
    if not is_done(form, lambda: joining.hand_over(membership, **said), field="email"):
        return False
    messages.success(request, _("The invitation is on its way. You are in charge until it is accepted."))
    return True
