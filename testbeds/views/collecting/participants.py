"""Those who take part, by their codes: handed out, begun, left; and the list that stays on paper at the unit."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import check, redirect_to_top, render_page
from testbeds.collecting import coding
from testbeds.evaluation_rules import can_hand_out_codes, leads
from testbeds.forms.collecting import BeganForm, CodesForm, LeftForm
from testbeds.views.collecting.ways import ways
from testbeds.views.evaluating.opening import evaluation_page


@never_cache
@evaluation_page(leads)
def participants(request, evaluation):
    may_hand_out = can_hand_out_codes(request.user, evaluation)
    if request.method == "POST":
        check(can_hand_out_codes, request.user, evaluation)
    form = CodesForm(request.POST or None, units=_units(evaluation))
    if form.is_valid() and is_done(form, lambda: coding.hand_out(evaluation, **form.cleaned_data)):
        number = form.cleaned_data["number"]
        messages.success(request, ngettext("%(n)s code is made.", "%(n)s codes are made.", number) % {"n": number})
        return redirect_to_top("evaluations:participants", evaluation.slug)
    people = evaluation.participants.order_by("unit", "code")
    context = {
        "evaluation": evaluation,
        "people": people,
        "sums": _sums(people),
        "form": form,
        "may_hand_out": may_hand_out,
        "ways": ways(request.user, evaluation, "participants"),
    }
    return render_page(request, "evaluations/participants.html", context)


@never_cache
@require_safe
@evaluation_page(leads)
def participants_paper(request, evaluation):
    """To print, and to keep locked in at the unit: the only place where a code meets a name."""
    people = evaluation.participants.filter(left_on=None).order_by("unit", "code")
    return render_page(request, "evaluations/participants_paper.html", {"evaluation": evaluation, "people": people})


@never_cache
@evaluation_page(can_hand_out_codes)
def participant(request, evaluation, code):
    one = get_object_or_404(evaluation.participants, code=code)
    move = request.POST.get("move")
    forms = {
        "begin": BeganForm(request.POST if move == "begin" else None, initial={"on": one.began_on}),
        "leave": LeftForm(request.POST if move == "leave" else None),
    }
    if request.method == "POST" and _is_carried_out(request, one, move, forms):
        return redirect_to_top("evaluations:participants", evaluation.slug)
    context = {"evaluation": evaluation, "participant": one, "forms": forms}
    return render_page(request, "evaluations/participant.html", context)


def _is_carried_out(request, one, move, forms):
    """Whether it is done, or refused in a message; else the form on the page says what is wrong."""
    if move == "take_back":
        return _is_taken_back(request, one)
    if move not in forms:
        raise BadRequest
    form, act = forms[move], {"begin": coding.begin, "leave": coding.leave}[move]
    if not (form.is_valid() and is_done(form, lambda: act(one, **form.cleaned_data), "on")):
        return False
    messages.success(request, _("Saved."))
    return True


def _is_taken_back(request, one):
    try:
        coding.take_back(one)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("The code is taken back."))
    return True


def _units(evaluation):
    return evaluation.plan.unit_names if hasattr(evaluation, "plan") else []


def _sums(people):
    return {
        "codes": len(people),
        "began": sum(one.began_on is not None for one in people),
        "left": sum(one.left_on is not None for one in people),
    }
