"""Everything that one organisation has logged and shares, as far as the reader may see it."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors.models import Actor
from actors.rules import role_in
from actors.states import MUNICIPALITY
from arena.shared.http import render_page
from testbeds.models import InventoryResponse, MarketDialogue, Need, NeedCluster
from testbeds.rules import can_have_needs, can_log_need
from testbeds.states import ResponseState
from testbeds.views.needs.need_rows import need_rows


@login_not_required
@require_safe
def of_actor(request, actor):
    """A page for each organisation that gives care, whether or not it has a need that the reader may see."""
    actors = Actor.objects.visible_to(request.user).select_related("part_of", "municipality")
    found = actors.filter(slug=actor).first()
    if found is None:
        return redirect("needs:of_actor", get_object_or_404(actors, former_addresses__slug=actor).slug, permanent=True)
    actor = found
    if not can_have_needs(actor):
        raise Http404
    units = Actor.objects.visible_to(request.user).filter(part_of=actor)
    those = [actor, *units]
    readable = Need.objects.visible_to(request.user)
    own, shared = readable.owned_by(those), readable.filter(sharings__actor__in=those).distinct()
    context = {
        "actor": actor,
        "role": role_in(request.user, actor),
        "can_log": can_log_need(request.user, actor),
        "own": need_rows(own, with_owner=bool(units)),
        "shared": need_rows(shared),
        "documented": need_rows(_documented(readable, actor)),
        "responses": _responses(request.user, those),
        "clusters": NeedCluster.objects.visible_to(request.user)
        .filter(_of(own, shared))
        .distinct()
        .order_by("name_key"),
        "dialogues": MarketDialogue.objects.visible_to(request.user).filter(owner__in=those).order_by("-published_at"),
    }
    return render_page(request, "needs/of_actor.html", context)


def _documented(readable, actor):
    """What public text says of the municipality itself; no answer of its own."""
    if actor.actor_type_id != MUNICIPALITY or actor.part_of_id:
        return readable.none()
    return readable.filter(municipalities=actor.municipality)


def _responses(user, actors):
    """Each with its state in a word; whoever was silent when the round closed stays silent."""
    found = InventoryResponse.objects.visible_to(user).filter(actor__in=actors)
    found = found.select_related("round", "actor").order_by("-round__opens_on", "actor__name_key")
    return [(response, _in_a_word(response)) for response in found]


def _in_a_word(response):
    is_silent = response.state in ResponseState.silent()
    return _("no answer") if is_silent and response.round.is_over else response.get_state_display()


def _of(own, shared):
    is_there = Q(members__until=None)
    return is_there & (Q(members__need__in=own.values("pk")) | Q(members__need__in=shared.values("pk")))
