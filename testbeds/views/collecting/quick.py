"""Quick entry: what is measured is chosen once and stays in the address, then a code and a number at a time."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import render_page
from testbeds.collecting import entering
from testbeds.evaluation_rules import can_enter_values
from testbeds.evaluation_states import Phase, ValueSource
from testbeds.forms.values import ChooseForm, QuickForm
from testbeds.models import Observation
from testbeds.views.collecting.rows import shown_value
from testbeds.views.collecting.ways import ways
from testbeds.views.evaluating.opening import evaluation_page

SHOWN = 5  # of what the person wrote last
OFFERED = 30  # codes that lack a value, one tap away


@never_cache
@evaluation_page(can_enter_values)
def quick(request, evaluation):
    choose = ChooseForm(
        request.GET if "measure" in request.GET else None,
        measures=entering.measures_of(evaluation),
        phases=entering.phases_now(evaluation),
    )
    context = {"evaluation": evaluation, "choose": choose, "ways": ways(request.user, evaluation, "quick")}
    if not choose.is_valid():
        return render_page(request, "evaluations/quick.html", context)
    measure, phase = choose.cleaned_data["measure"], choose.cleaned_data["phase"]
    here = (
        f"{reverse('evaluations:quick', args=[evaluation.slug])}?{urlencode({'measure': measure.pk, 'phase': phase})}"
    )
    if request.POST.get("move") == "undo":
        return _undone(request, evaluation, here)
    form = QuickForm(
        request.POST or None,
        evaluation=evaluation,
        measure=measure,
        phase=phase,
        initial={"code": request.GET.get("code", "")[:8]},
    )
    if form.is_valid() and not form.asks and is_done(form, lambda: _enter(form, request.user)):
        said = {"code": form.cleaned_data["code"], "value": shown_value(form.cleaned_data["value"], measure)}
        messages.success(request, _("%(code)s: %(value)s is saved.") % said)
        return redirect(here)
    context |= {"measure": measure, "phase": Phase(phase).label, "form": form, "here": here}
    context |= _around(evaluation, measure, phase, request.user)
    return render_page(request, "evaluations/quick.html", context)


def _enter(form, user):
    said = form.cleaned_data
    facts = {"phase": form.phase, "on": said["on"], "value": said["value"], "source": ValueSource.QUICK}
    entering.enter(form.measure, said["code"], by=user, **facts)


def _undone(request, evaluation, here):
    last = entering.last_of(evaluation, request.user)
    try:
        if last is None or str(last.pk) != request.POST.get("value"):
            raise Refused(_("This has changed since you opened the page. Look at it again."))
        entering.undo(last, by=request.user)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("The value of %(code)s is taken back.") % {"code": last.participant})
    return redirect(here)


def _around(evaluation, measure, phase, user):
    """What was written last, and whose value is still to come."""
    there = Observation.objects.filter(measure=measure, phase=phase, excluded_because="")
    own = there.filter(by=user).select_related("participant").order_by("-at", "-pk")[:SHOWN]
    last = entering.last_of(evaluation, user)
    lacking = evaluation.participants.filter(left_on=None).exclude(pk__in=there.values("participant"))
    return {
        "written": [(one.participant.code, shown_value(one.value, measure), one.on, one) for one in own],
        "last": last,
        "left": lacking.order_by("unit", "code").values_list("code", flat=True)[:OFFERED],
        "left_count": lacking.count(),
    }
