"""Who speaks for an actor: asking, inviting, deciding, leaving. A link opens a page; only its button decides."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from actors import domains, joining, leaving, merging
from actors.forms.memberships import ClaimForm, InviteForm, JoinDecisionForm, JoinForm, RoleForm
from actors.models import Actor
from actors.rules import (
    can_ask_to_join,
    can_decide_members,
    can_follow_actor,
    can_prove_domains,
    can_take_custody,
    has_manager,
    is_in_custody,
    role_in,
)
from actors.states import ActorState, Role
from actors.views.ended import number_ended
from actors.views.facts import link
from actors.views.reauthenticating import prove
from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import check, redirect_to_top, render_page

DONE = {
    "grant": gettext_lazy("The person is a member from now on, and is told so by letter."),
    "decline": gettext_lazy("The person is told why by letter."),
    "role": gettext_lazy("The role is changed."),
    "cancel": gettext_lazy("The invitation is taken back."),
    "end": gettext_lazy("The membership has ended."),
}


@require_http_methods(["GET", "POST"])
def join(request, slug):
    """Ask to join an actor that everybody sees."""
    return _join(request, get_object_or_404(Actor.objects.public(), slug=slug))


@require_http_methods(["GET", "POST"])
def join_number(request, number):
    """The organisation is here already: ask to join it. Whoever knows its number may know that much, and no more."""
    holder = get_object_or_404(Actor.objects.holding(number))
    if holder.state == ActorState.MERGED:
        holder = merging.heir_of(holder)
    if holder.state in ActorState.over():
        return number_ended(request, holder)
    return _join(request, holder, by_number=True)


def _join(request, actor, *, by_number=False):
    if role_in(request.user, actor):
        if by_number:
            messages.info(request, _("The number belongs to this organisation, which you already speak for."))
        return redirect_to_top("actors:manage", actor.slug)
    check(can_ask_to_join, request.user, actor)
    is_claim = actor.is_public and not has_manager(actor)
    form = _claim(request) if is_claim else JoinForm(request.POST or None)
    if form.is_valid():
        try:
            joining.ask(actor, by=request.user, **form.cleaned_data)
        except Refused as no:
            messages.error(request, no)
        else:
            messages.success(request, _("Your request is sent. You get the answer by letter and see it here."))
        return redirect("arena:my_page")
    context = {
        "form": form,
        "actor": actor,
        "is_claim": is_claim,
        "has_manager": has_manager(actor),
        "by_number": by_number,
        "draft": Actor.objects.written_by(request.user)
        .filter(slug=request.GET.get("draft", "").replace("\0", ""))
        .first(),
    }
    return render_page(request, "actors/join.html", context)


def _claim(request):
    """Where nobody decides, the person is to be the first to speak for it, and says how that can be checked."""
    return ClaimForm(request.POST or None, addresses=domains.own_addresses(request.user))


@require_POST
def take_back(request, key):
    """Take back one's own request to join."""
    membership = get_object_or_404(request.user.memberships.select_related("actor"), key=key)
    try:
        joining.take_back(membership, by=request.user)
    except Refused as no:
        messages.error(request, no)
    else:
        messages.success(request, _("Your request is taken back."))
    return redirect("arena:my_page")


@require_http_methods(["GET", "POST"])
def members(request, slug):
    """Who speaks for the actor, who asks to and who is invited."""
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_follow_actor, request.user, actor)
    may_decide = can_decide_members(request.user, actor)
    if request.method == "POST":
        check(can_decide_members, request.user, actor)
    suggested = Role.EDITOR if role_in(request.user, actor) else Role.MANAGER
    form = InviteForm(request.POST or None, role=suggested)
    if form.is_valid() and _invite(request, actor, form):
        return redirect("actors:members", actor.slug)
    memberships = actor.memberships.select_related("user")
    above = actor.part_of.memberships.select_related("user") if actor.part_of else memberships.none()
    context = {
        "actor": actor,
        "form": form,
        "may_decide": may_decide,
        "in_force": memberships.in_force().order_by("user__name", "pk"),
        "inherited": above.in_force().order_by("user__name", "pk"),
        "role": role_in(request.user, actor),
        "may_take_custody": can_take_custody(request.user, actor),
        "may_prove": can_prove_domains(request.user, actor),
        "domains": actor.domains.all(),
        "in_custody": is_in_custody(actor),
        "requests": memberships.requests().order_by("created_at"),
        "invitations": memberships.invitations().order_by("created_at"),
    }
    return render_page(request, "actors/members.html", context)


def _invite(request, actor, form):
    prove(request)
    if not is_done(form, lambda: joining.invite(actor, by=request.user, **form.cleaned_data), field="email"):
        return False
    messages.success(request, _("The invitation is on its way."))
    return True


@require_http_methods(["GET", "POST"])
def member(request, slug, key):
    """One membership: answer a request, change a role, take an invitation back, or end it."""
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    membership = get_object_or_404(actor.memberships.select_related("user", "decided_by"), key=key)
    move = request.POST.get("move", "")
    if membership.user != request.user or (request.method == "POST" and move != "end"):
        check(can_decide_members, request.user, actor)
    if request.method == "POST" and move not in _moves_of(membership):
        return _too_late(request, move)
    form = _form_for(membership, move, request.POST)
    if request.method == "POST" and (form is None or not form.is_bound or form.is_valid()):
        return _decide(request, membership, move, form)
    context = {
        "actor": actor,
        "membership": membership,
        "form": form,
        "proof": _proof(membership),
        "may_decide": can_decide_members(request.user, actor),
    }
    return render_page(request, "actors/member.html", context)


def _proof(membership):
    """What the project staff check, beside what is known about the actor."""
    known = membership.actor
    return [
        (capfirst(membership.get_proof_display()), membership.proof_detail),
        (_("Website"), link(known.website)),
        (_("Mail domains"), ", ".join(domain.host for domain in known.domains.all())),
        (_("Checked on"), membership.proved_on and date_format(membership.proved_on, "DATE_FORMAT")),
    ]


def _too_late(request, move):
    """Somebody else has decided meanwhile; the page says who and when."""
    if move not in DONE:
        raise BadRequest
    messages.error(request, _("This has changed since you opened the page. Look at it again."))
    return redirect(request.path)


def _moves_of(membership):
    """What can be decided about a membership as it stands."""
    if membership.is_request:
        return ("grant", "decline")
    if membership.is_in_force:
        return ("role", "end")
    return ("cancel",) if membership.is_invitation else ()


def _form_for(membership, move, data):
    """What the person who decides has to fill in; an invitation, and an end, need nothing."""
    data = data if move in ("grant", "decline", "role") else None
    if membership.is_request:
        initial = {"role": Role.EDITOR if has_manager(membership.actor) else Role.MANAGER, "proved_on": localdate()}
        return JoinDecisionForm(data, is_no=move == "decline", has_proof=membership.proof, initial=initial)
    if membership.is_in_force:
        return RoleForm(data, initial={"role": membership.role, "last_day": membership.last_day})
    return None


def _decide(request, membership, move, form):
    by = request.user
    if membership.user != by:
        prove(request)
    try:
        match move:
            case "grant":
                joining.grant(membership, by=by, **form.yes)
            case "decline":
                joining.decline(membership, by=by, reason=form.cleaned_data["reason"])
            case "role":
                leaving.change_role(membership, by=by, **form.cleaned_data)
            case "cancel":
                joining.cancel(membership, by=by)
            case "end":
                leaving.end(membership, by=by)
    except Refused as no:
        messages.error(request, no)
        return redirect(request.path)
    messages.success(request, DONE[move])
    if membership.user == by and move == "end":
        return redirect("arena:my_page")
    return redirect("actors:members", membership.actor.slug)
