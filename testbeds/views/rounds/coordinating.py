"""What staff do about one answer: remind, ask for more, and make an exception after the last day."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import render_page
from testbeds.forms.rounds import LateForm, SendBackForm
from testbeds.rounds import answering, reminding
from testbeds.views.rounds.opening import answer_page
from testbeds.views.rounds.rows import address_of


@answer_page
def remind(request, answer):
    if request.method == "POST":
        try:
            reminding.remind(answer, by=request.user)
        except Refused as no:
            messages.error(request, str(no))
        else:
            messages.success(request, _("A letter is on its way."))
        return redirect(address_of(answer))
    return render_page(request, "needs/rounds/remind.html", {"round": answer.round, "response": answer})


@answer_page
def send_back(request, answer):
    return _with_reason(request, answer, SendBackForm, answering.send_back, "needs/rounds/send_back.html")


@answer_page
def late(request, answer):
    return _with_reason(request, answer, LateForm, answering.let_in_late, "needs/rounds/late.html")


def _with_reason(request, answer, form_class, act, template):
    form = form_class(request.POST or None)
    if form.is_valid() and is_done(form, lambda: act(answer, by=request.user, reason=form.cleaned_data["reason"])):
        messages.success(request, _("Done. They are told by letter."))
        return redirect(address_of(answer))
    return render_page(request, template, {"round": answer.round, "response": answer, "form": form})
