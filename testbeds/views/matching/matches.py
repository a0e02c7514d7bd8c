"""Which offerings answer a need, and which needs an organisation's offerings answer: one rule, seen from both sides."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from actors.models import Actor
from actors.rules import can_follow_actor
from arena.shared.http import render_page
from testbeds.forms.matching import WeightsForm
from testbeds.models import Match, Need
from testbeds.rules import is_on_side_of_need
from testbeds.states import MatchState
from testbeds.views.matching.match_rows import page_of, rows_of
from testbeds.views.needs.opening import need_page

NEAR = "nara"  # in the address: all that is near, page by page
NEAREST = 10


@need_page(methods=("GET", "HEAD"), is_open=True)
def match_list(request, need):
    """Best first, by the usual weights or by the reader's own; below it what is near, and what that lacks."""
    form = WeightsForm(request.GET)
    weights, only_near = form.own, request.GET.get("visa") == NEAR
    found = Match.objects.visible_to(request.user).filter(need=need).select_related("offering__actor")
    is_side = is_on_side_of_need(request.user, need)

    def is_told(match):
        return is_side or match.offering.actor_id in _roles(request.user)

    matching, dismissed = found.matching(), 0
    if is_side:
        dismissed = matching.filter(state=MatchState.DISMISSED).count()
    if is_side and "avfardade" not in request.GET:
        matching = matching.exclude(state=MatchState.DISMISSED)
    near = found.near()
    page = page_of(near if only_near else matching, request.GET.get("page"), weights)
    context = {
        "need": need,
        "form": form,
        "has_own_weights": weights is not None,
        "page": page,
        "rows": list(rows_of(page.object_list, weights, is_told=is_told)),
        "only_near": only_near,
        "dismissed": dismissed,
        "shows_dismissed": "avfardade" in request.GET,
    }
    if not only_near:
        nearest = page_of(near, 1, weights)
        context |= {
            "near": list(rows_of(nearest.object_list[:NEAREST], weights, is_told=is_told)),
            "near_in_all": nearest.paginator.count,
        }
    return render_page(request, "needs/matches/list.html", context)


@require_safe
def fitting(request, actor):
    """The supplier's view: what its offerings may answer, and what they lack.

    Needs that only their owner may read are no part of it, whoever looks.
    """
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=actor)
    if not can_follow_actor(request.user, actor):
        raise Http404
    only_near = request.GET.get("visa") == NEAR
    found = fitting_of(request.user, actor).select_related("offering__actor", "need__owner")
    page = page_of(found.near() if only_near else found.matching(), request.GET.get("page"))
    context = {
        "actor": actor,
        "page": page,
        "rows": list(rows_of(page.object_list)),
        "under_way": list(rows_of(found.exclude(state=MatchState.SUGGESTED).best_first())),
        "only_near": only_near,
        "has_offerings": actor.offerings.exists(),
    }
    if not only_near:
        near = list(found.near().best_first()[: NEAREST + 1])
        context |= {"near": list(rows_of(near[:NEAREST])), "has_more_near": len(near) > NEAREST}
    return render_page(request, "needs/matches/fitting.html", context)


def fitting_of(user, actor):
    """Of an organisation's offerings, with needs that others than their owners may read."""
    needs = Need.objects.listed().for_matching().values("pk")
    return Match.objects.visible_to(user).filter(offering__actor=actor, need__in=needs)


def _roles(user):
    return user.roles if user.is_authenticated else ()
