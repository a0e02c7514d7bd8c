"""Where the staff plan a round, choose whom it asks, open it, close it and say that it is compiled."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import key_in, redirect_to_top, render_page
from testbeds.forms.rounds import RespondentForm, RoundForm
from testbeds.models import InventoryRound
from testbeds.rounds import planning
from testbeds.rounds.board import board_of
from testbeds.states import RoundState
from testbeds.views.rounds.opening import round_page
from testbeds.views.staff import staff_page


@staff_page
def round_add(request):
    form = RoundForm(request.POST or None, instance=InventoryRound())
    if form.is_valid():
        planned = planning.plan(form.save(commit=False), by=request.user)
        messages.success(request, _("The round is planned. Look through who is to be asked."))
        return redirect_to_top("needs:round_respondents", planned.slug)
    return render_page(request, "needs/rounds/round_edit.html", {"form": form, "title": _("Plan a round")})


@round_page
def round_edit(request, planned):
    form = RoundForm(request.POST or None, instance=planned)
    if form.is_valid():
        planning.change(planned, form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(planned)
    context = {"form": form, "title": _("Change the round"), "round": planned}
    return render_page(request, "needs/rounds/round_edit.html", context)


@round_page
def round_respondents(request, planned):
    """Whom the round asks: added and taken out one by one, until it opens."""
    is_removing = "remove" in request.POST
    form = RespondentForm(None if is_removing else request.POST or None, planned=planned)
    if is_removing and _removed(request, planned):
        return redirect_to_top("needs:round_respondents", planned.slug)
    if form.is_valid() and is_done(form, lambda: _add(request, planned, form.cleaned_data["actor"]), field="actor"):
        return redirect_to_top("needs:round_respondents", planned.slug)
    responses = planned.responses.select_related("actor").order_by("actor__name_key")
    context = {"form": form, "round": planned, "responses": responses}
    return render_page(request, "needs/rounds/round_respondents.html", context)


def _add(request, planned, actor):
    planning.expect(planned, actor, by=request.user)
    messages.success(request, _("%(actor)s is to be asked.") % {"actor": actor})


def _removed(request, planned):
    response = get_object_or_404(planned.responses.select_related("actor"), pk=key_in(request.POST["remove"]))
    try:
        planning.stop_expecting(planned, response, by=request.user)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("%(actor)s is not asked.") % {"actor": response.actor})
    return True


@round_page
def round_open(request, planned):
    done = _("The round is open, and letters are on their way.")
    return _move(request, planned, RoundState.PLANNED, planning.open_now, done)


@round_page
def round_close(request, opened):
    return _move(request, opened, RoundState.OPEN, planning.close, _("The round is closed."))


@round_page
def round_compile(request, closed):
    return _move(request, closed, RoundState.CLOSED, planning.compile_answers, _("The round is compiled."))


def _move(request, moved, start, act, done):
    """One last look at what follows from it, then the act; somebody else may have been first."""
    if request.method == "POST":
        try:
            act(moved, by=request.user)
        except Refused as no:
            messages.error(request, str(no))
        else:
            messages.success(request, done)
        return redirect(moved)
    context = {
        "round": moved,
        "is_its_time": moved.state == start,
        "board": board_of(moved, request.user),
        "unfinished": planning.unfinished(moved) if start == RoundState.OPEN else [],
        "start": start,
    }
    return render_page(request, "needs/rounds/round_move.html", context)
