"""Who has the need besides its owner, and who of the project staff may read one that is only the owner's."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from actors.models import Actor, User
from arena.shared.forms import is_done
from arena.shared.http import key_in, redirect_to_top, render_page
from testbeds.forms.deciding import LetInForm, ShareForm, StopSharingForm
from testbeds.needs import deciding
from testbeds.rules import WRITERS, can_speak_for_need, can_stop_sharing, may_share_need, sharing_actors
from testbeds.views.needs.opening import need_page


@need_page(may_share_need)
def share(request, need):
    """One click for who speaks for one organisation; the note can be left out."""
    form = ShareForm(request.POST or None, actors=sharing_actors(request.user, need))
    if form.is_valid():
        said = form.cleaned_data
        if is_done(form, lambda: deciding.share(need, said["actor"], by=request.user, note=said["note"])):
            messages.success(request, _("%(name)s shares the need now.") % {"name": said["actor"]})
            return redirect(need)
    context = {
        "title": _("We have this need too"),
        "text": _("Your organisation is named on the page, follows the need and is counted among those who have it."),
        "submit": _("Share the need"),
    }
    return render_page(request, "needs/decide.html", {**context, "need": need, "form": form})


@need_page(can_stop_sharing)
def stop_sharing(request, need):
    writing = [pk for pk, role in request.user.roles.items() if role in WRITERS]
    actors = Actor.objects.filter(shared_needs__need=need, pk__in=writing).by_name()
    form = StopSharingForm(request.POST or None, actors=actors)
    if form.is_valid():
        actor = form.cleaned_data["actor"]
        deciding.stop_sharing(need, actor, by=request.user)
        messages.success(request, _("%(name)s no longer shares the need.") % {"name": actor})
        return _somewhere_readable(request.user, need)
    context = {
        "title": _("We no longer share it"),
        "text": _("Your organisation is no longer named on the page, and its note is gone."),
        "submit": _("Stop sharing"),
        "tone": "bad",
    }
    return render_page(request, "needs/decide.html", {**context, "need": need, "form": form})


def _somewhere_readable(user, need):
    """It may have been theirs to read only because they shared it."""
    is_readable = type(need).objects.visible_to(user).filter(pk=need.pk).exists()
    return redirect(need) if is_readable else redirect("arena:my_page")


@need_page(can_speak_for_need)
def let_in(request, need):
    """Who is let in, and out again."""
    move = request.POST.get("go")
    if move == "let_out":
        return _let_out(request, need)
    if request.method == "POST" and move != "let_in":
        raise BadRequest
    assignments = need.assignments.select_related("user").order_by("user__name", "user__email")
    staff = User.objects.filter(is_staff=True, is_active=True).exclude(assigned_needs__need=need)
    form = LetInForm(request.POST or None, people=staff.order_by("name", "email"))
    if form.is_valid():
        deciding.let_in(need, form.cleaned_data["person"], by=request.user)
        messages.success(request, _("%(name)s can read the need now.") % {"name": form.cleaned_data["person"]})
        return redirect_to_top("needs:let_in", need.slug)
    return render_page(request, "needs/let_in.html", {"need": need, "form": form, "assignments": assignments})


def _let_out(request, need):
    key = key_in(request.POST.get("person", ""))
    assignment = get_object_or_404(need.assignments.select_related("user"), user=key)
    deciding.let_out(need, assignment.user, by=request.user)
    messages.success(request, _("%(name)s can no longer read the need.") % {"name": assignment.user})
    return redirect_to_top("needs:let_in", need.slug)
