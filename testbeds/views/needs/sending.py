"""The last steps of a draft: looked through and sent in, or thrown away."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from arena.shared.errors import Refused
from arena.shared.http import check, redirect_to_top, render_page
from testbeds.forms.need import NeedForm
from testbeds.models import Need
from testbeds.needs import deciding
from testbeds.rules import can_submit_need
from testbeds.states import NeedState
from testbeds.views.needs.writing import send_in


@require_http_methods(["GET", "POST"])
def submit(request, slug):
    """All answers on one page with what is missing; the button sends it in."""
    need = _own_draft(request, slug)
    if need.state != NeedState.DRAFT:
        messages.info(request, _("This has been sent in."))
        return redirect("needs:detail", need.slug)
    if request.method == "POST":
        return send_in(request, need)
    form = NeedForm(instance=need)
    answers = [(form[name].label, form.words_of(name)) for name in form.asked]
    context = {
        "need": need,
        "answers": [(label, words) for label, words in answers if words],
        "lacks": [form[name] for name in deciding.lacks(need)],
    }
    return render_page(request, "needs/submit.html", context)


@require_http_methods(["GET", "POST"])
def discard(request, slug):
    """Only what nobody but the organisation has seen."""
    need = _own_draft(request, slug)
    if request.method == "POST":
        try:
            deciding.discard(need)
        except Refused as no:
            messages.error(request, no)
            return redirect("needs:detail", need.slug)
        messages.success(request, _("The draft is thrown away."))
        return redirect_to_top("arena:my_page")
    return render_page(request, "needs/discard.html", {"need": need})


def _own_draft(request, slug):
    need = get_object_or_404(Need.objects.visible_to(request.user).select_related("owner__part_of"), slug=slug)
    check(can_submit_need, request.user, need)
    return need
