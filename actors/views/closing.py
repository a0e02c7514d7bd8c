"""Staff close an actor: what will happen, then the date, the reason and the button."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from actors import closing
from actors.forms.closing import ClosingForm
from actors.models import Actor
from actors.rules import can_review_actor
from actors.states import ActorState
from arena.shared.errors import Refused
from arena.shared.http import check, render_page


@require_http_methods(["GET", "POST"])
def actor_close(request, slug):
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(can_review_actor, request.user, actor)
    if not actor.can_move_to(ActorState.CLOSED):
        messages.info(request, _("Only a published or dormant actor can be closed."))
        return redirect("actors:manage", actor.slug)
    form = ClosingForm(request.POST or None, actor=actor)
    if form.is_valid():
        try:
            closing.close(actor, by=request.user, **form.cleaned_data)
        except Refused as no:
            messages.error(request, no)
        else:
            messages.success(request, _("The actor is closed. Its managers are told by letter."))
        return redirect("actors:manage", actor.slug)
    context = {
        "actor": actor,
        "form": form,
        "offerings": closing.offered_by(actor),
        "units": closing.units_of(actor),
        "managers": closing.told_about(actor),
    }
    return render_page(request, "actors/close.html", context)
