"""Where something is decided about a need: what will happen, a reason where one is due, and the button."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from actors.models import Deployment, Offering
from arena.shared.forms import GuardedForm, is_done
from arena.shared.http import render_page
from testbeds.forms.deciding import AskForm, SolveForm, VisibilityForm, WithdrawForm
from testbeds.models import Match, Need
from testbeds.needs import deciding
from testbeds.rules import can_ask_for_more, can_coordinate_need, can_decide_need, can_speak_for_need
from testbeds.states import NeedState
from testbeds.views.needs.opening import need_page


@need_page(can_speak_for_need)
def confirm(request, need):
    is_first = need.state == NeedState.SUBMITTED
    context = {
        "title": _("Confirm the need") if is_first else _("Confirm that it still holds"),
        "text": _(
            "You say for your organisation that it is so. From then on it counts as inventoried, and the project staff "
            "can publish it for those whom you let read it."
        )
        if is_first
        else _(
            "Everybody who reads the need sees that it was confirmed today. You are asked again in a year and a half."
        ),
        "submit": _("Confirm"),
    }
    is_possible = is_first or need.is_open
    return _decided(
        request,
        need,
        context,
        _button(request),
        lambda _said: deciding.confirm(need, by=request.user),
        _("The need is confirmed."),
        is_possible=is_possible,
    )


@need_page(can_ask_for_more)
def ask_for_more(request, need):
    context = {
        "title": _("Ask for more"),
        "text": _("The need becomes a draft again, and those who write it are told what is missing."),
        "submit": _("Send back"),
    }
    return _decided(
        request,
        need,
        context,
        AskForm(request.POST or None),
        lambda said: deciding.ask_for_more(need, by=request.user, **said),
        _("The need is a draft again. Those who write it are told by letter."),
        is_possible=need.state == NeedState.SUBMITTED,
    )


@need_page(can_coordinate_need)
def publish(request, need):
    context = {
        "title": _("Publish the need"),
        "text": _("It is shown to: %(who)s. It gets an address made of its title.")
        % {"who": need.get_visibility_display()},
        "submit": _("Publish"),
    }
    return _decided(
        request,
        need,
        context,
        _button(request),
        lambda _said: deciding.publish(need, by=request.user),
        _("The need is published. Those who wrote it are told by letter."),
        is_possible=Need.objects.to_publish().filter(pk=need.pk).exists(),
    )


@need_page(can_speak_for_need)
def visibility(request, need):
    context = {
        "title": _("Who may read it"),
        "text": _("If you choose fewer readers, the page closes for the others at once, and so do lists and files."),
        "submit": _("Save"),
    }
    return _decided(
        request,
        need,
        context,
        VisibilityForm(request.POST or None, initial={"visibility": need.visibility}),
        lambda said: deciding.set_visibility(need, said["visibility"], by=request.user),
        _("Saved."),
    )


@need_page(can_decide_need)
def withdraw(request, need):
    context = {
        "title": _("Withdraw the need"),
        "text": _("The need leaves lists and matching. Its page stays for those who may read it, with your reason."),
        "submit": _("Withdraw"),
        "tone": "bad",
    }
    return _decided(
        request,
        need,
        context,
        WithdrawForm(request.POST or None),
        lambda said: deciding.withdraw(need, by=request.user, **said),
        _("The need is withdrawn."),
        is_possible=need.can_move_to(NeedState.WITHDRAWN),
    )


@need_page(can_decide_need)
def solve(request, need):
    context = {
        "title": _("The need is met"),
        "text": _("Tell others what met it. The need leaves matching, and stays among those that are met."),
        "submit": _("Save"),
    }
    return _decided(
        request,
        need,
        context,
        SolveForm(request.POST or None, offerings=_at_hand(request.user, need)),
        lambda said: deciding.solve(need, by=request.user, **said),
        _("The need is met."),
        is_possible=need.can_move_to(NeedState.SOLVED),
    )


@need_page(can_speak_for_need)
def revive(request, need):
    context = {
        "title": _("Wake the need"),
        "text": _("You still have it: it goes back to where it stood, and counts as confirmed today."),
        "submit": _("Wake it"),
    }
    return _decided(
        request,
        need,
        context,
        _button(request),
        lambda _said: deciding.revive(need, by=request.user),
        _("The need is awake, and confirmed today."),
        is_possible=need.state == NeedState.DORMANT,
    )


def _button(request):
    """A form that asks for nothing."""
    return GuardedForm(request.POST if request.method == "POST" else None)


def _decided(request, need, context, form, act, done, *, is_possible=True):
    """The page with its form; what is decided is told on the page of the need, and a no in the form."""
    if not is_possible:
        messages.info(request, _("This cannot be done where the need stands now."))
        return redirect(need)
    if request.method == "POST" and form.is_valid() and is_done(form, lambda: act(form.cleaned_data)):
        messages.success(request, done)
        return redirect(Need.objects.get(pk=need.pk))
    return render_page(request, "needs/decide.html", {**context, "need": need, "form": form})


def _at_hand(user, need):
    """The shown offerings that match the need, and those that its owner uses."""
    matching = Match.objects.visible_to(user).filter(need=need).values("offering")
    used = Deployment.objects.shown().filter(actor=need.owner_id).values("offering")
    return Offering.objects.public().filter(Q(pk__in=matching) | Q(pk__in=used)).by_name()
