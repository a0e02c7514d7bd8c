"""The technology readiness level before and after: one says it, another agrees."""

from functools import partial

from django.contrib import messages
from django.utils.translation import gettext as _

from arena.shared.forms import is_done
from arena.shared.http import check, key_in, redirect_to_top, render_page
from testbeds.evaluation_rules import can_agree_on_readiness, can_describe, can_read_values
from testbeds.evaluation_states import Moment
from testbeds.forms.descriptions import LEVELS, ReadinessForm
from testbeds.instruments import readiness as levels
from testbeds.views.evaluating.opening import done, evaluation_page


@evaluation_page(can_read_values)
def readiness(request, evaluation):
    """Two forms, one for each moment; the button says which was sent."""
    standing = {row.moment: row for row in evaluation.readiness.select_related("by", "agreed_by")}
    sent = request.POST.get("move", "") if request.method == "POST" else None
    if sent is not None and sent.startswith("agree-"):
        return _agree(request, evaluation, sent.removeprefix("agree-"))
    if sent is not None:
        check(can_describe, request.user, evaluation)
    may_write = can_describe(request.user, evaluation)
    forms = {moment: _form(request, moment, sent, standing) for moment in levels.moments(evaluation) if may_write}
    form = forms.get(sent)
    if form is not None and form.is_valid():
        act = partial(levels.state, evaluation, sent, **form.cleaned_data, by=request.user)
        if is_done(form, act):
            messages.success(request, _("The level is kept."))
            return redirect_to_top("evaluations:readiness", evaluation.slug)
    parts = [_part(request.user, moment, standing.get(moment), forms.get(moment)) for moment in Moment]
    may_agree = can_agree_on_readiness(request.user, evaluation)
    context = {"evaluation": evaluation, "parts": parts, "may_agree": may_agree, "form": form}
    return render_page(request, "evaluations/readiness.html", context)


def _form(request, moment, sent, standing):
    row = standing.get(moment)
    initial = {"level": row.level, "evidence": row.evidence} if row else {}
    return ReadinessForm(request.POST if sent == moment else None, prefix=moment, initial=initial)


def _part(user, moment, row, form):
    return {
        "moment": moment,
        "row": row,
        "level": row and dict(LEVELS)[row.level],
        "is_own": row is not None and row.by_id == user.pk,
        "form": form,
    }


def _agree(request, evaluation, moment):
    check(can_agree_on_readiness, request.user, evaluation)
    level = key_in(request.POST.get("level", ""))
    act = partial(levels.agree, evaluation, moment, level=level, by=request.user)
    return done(request, act, _("You have agreed on the level."), evaluation, "evaluations:readiness")
