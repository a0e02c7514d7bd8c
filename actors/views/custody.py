"""Custody: a manager asks the project staff to take over; staff do, with a reason, and give it back."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from actors import custody
from actors.forms.memberships import CustodyForm
from actors.models import Actor
from actors.rules import can_speak_for, can_take_custody, has_manager, may_see_custody
from actors.states import Act
from actors.views.reauthenticating import prove
from arena.shared.errors import Refused
from arena.shared.http import check, render_page

DONE = {
    "want": gettext_lazy("The project staff see on their desk that you want them to take over."),
    "no_longer_want": gettext_lazy("The project staff see that you stay."),
    "take": gettext_lazy("The project staff decide about the members from now on. The managers are told by letter."),
    "give_back": gettext_lazy("The managers decide about the members again."),
}
RULES = {
    "want": can_speak_for,
    "no_longer_want": can_speak_for,
    "take": can_take_custody,
    "give_back": can_take_custody,
}
WITH_REASON = ("want", "take")


@require_http_methods(["GET", "POST"])
def actor_custody(request, slug):
    actor = get_object_or_404(Actor.objects.visible_to(request.user), slug=slug)
    check(may_see_custody, request.user, actor)
    move = request.POST.get("move")
    form = CustodyForm(request.POST if move in WITH_REASON else None)
    if request.method == "POST":
        if move not in RULES:
            raise BadRequest
        check(RULES[move], request.user, actor)
        if move not in WITH_REASON or form.is_valid():
            return _carry_out(request, actor, move, form)
    context = {
        "actor": actor,
        "form": form,
        "wish": actor.custody_wanted_at and actor.decisions.filter(act=Act.CUSTODY_WANTED).first(),
        "may_want": can_speak_for(request.user, actor),
        "may_take": can_take_custody(request.user, actor),
        "has_manager": has_manager(actor),
    }
    return render_page(request, "actors/custody.html", context)


def _carry_out(request, actor, move, form):
    prove(request)
    by = request.user
    try:
        match move:
            case "want":
                custody.want(actor, by=by, reason=form.cleaned_data["reason"])
            case "no_longer_want":
                custody.no_longer_want(actor, by=by)
            case "take":
                custody.take(actor, by=by, reason=form.cleaned_data["reason"])
            case "give_back":
                custody.give_back(actor, by=by)
    except Refused as no:
        messages.error(request, no)
    else:
        messages.success(request, DONE[move])
    return redirect("actors:members", actor.slug)
