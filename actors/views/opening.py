"""The pages that write on an actor are open in some of its states; in another they lead to where it stands."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from actors.models import Actor
from actors.rules import can_edit_actor
from actors.states import ActorState
from arena.shared.http import check


def draft_page(view):
    """Open while the organisation writes, before anything is sent in or after it was sent back."""
    return _page(view, lambda actor: actor.is_with_applicant)


def published_page(view):
    """Open once everybody sees the actor."""
    return _page(view, lambda actor: actor.is_public)


def _page(view, is_open):
    @wraps(view)
    def opened(request, slug, **kwargs):
        actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
        check(can_edit_actor, request.user, actor)
        if is_open(actor):
            return view(request, actor, **kwargs)
        if actor.state == ActorState.SUBMITTED:
            messages.info(request, _("It is being reviewed. Take it back first, if you want to correct it."))
        return redirect("actors:manage", actor.slug)

    return opened
