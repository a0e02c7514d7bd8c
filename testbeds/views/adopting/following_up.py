"""Half a year, and a year, after something was taken into use: the organisation tells how it went."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from arena.shared.forms import is_done
from arena.shared.http import check, render_page
from testbeds.adopting import following_up
from testbeds.evaluation_rules import can_decide_adoption
from testbeds.forms.adopting import FollowUpForm
from testbeds.models import AdoptionFollowUp


@require_http_methods(["GET", "POST"])
def follow_up(request, key, months):
    mine = AdoptionFollowUp.objects.filter(decision__actor__in=list(request.user.roles), decision__replaced_at=None)
    mine = mine.select_related("decision__actor", "decision__evaluation__offering")
    asked = get_object_or_404(mine, decision=key, months=months)
    check(can_decide_adoption, request.user, asked.decision.actor)
    if asked.due_on > timezone.localdate():
        messages.info(request, _("The day has not come yet. You are told by letter when it has."))
        return redirect(asked.decision.evaluation)
    form = FollowUpForm(request.POST or None, instance=asked)
    if form.is_valid() and is_done(form, lambda: following_up.answer(asked, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Thank you. What you have told is shown beside the report."))
        return redirect(asked.decision.evaluation)
    context = {"form": form, "asked": asked, "decision": asked.decision, "evaluation": asked.decision.evaluation}
    return render_page(request, "evaluations/follow_up.html", context)
