"""Where the two leads note what was done otherwise than the plan says."""

from django.contrib import messages
from django.utils.translation import gettext as _

from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from testbeds.forms.planning import DeviationForm
from testbeds.planning import deviating
from testbeds.views.planning.opening import page_of_plan


@page_of_plan(deviating.can_add)
def deviations(request, evaluation, _plan):
    form = DeviationForm(request.POST or None)
    if form.is_valid() and is_done(form, lambda: deviating.add(evaluation, by=request.user, **form.cleaned_data)):
        messages.success(request, _("It is noted, with the day of today."))
        return redirect_to_top("evaluations:plan", evaluation.slug)
    return render_page(request, "evaluations/deviation.html", {"evaluation": evaluation, "form": form})
