"""Questions from suppliers, and the answers to all."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from arena.shared.limits import spend
from testbeds.dialogues import asking
from testbeds.forms.dialogue_answers import EnquiryForm
from testbeds.forms.dialogues import AnswerEnquiryForm
from testbeds.rules import suppliers_of
from testbeds.views.dialogues.opening import holder_page, supplier_page

PER_HOUR = 30  # from one network


@supplier_page
def dialogue_ask(request, dialogue):
    form = EnquiryForm(request.POST or None, suppliers=suppliers_of(request.user))
    if form.is_valid() and is_done(form, lambda: _ask(request, dialogue, form)):
        messages.success(request, _("Your question is sent, without a name. The answer comes on the dialogue's page."))
        return redirect_to_top("needs:dialogue", dialogue.slug)
    return render_page(request, "needs/dialogues/ask.html", {"form": form, "dialogue": dialogue})


@holder_page
def dialogue_answer_enquiry(request, dialogue, number):
    enquiry = get_object_or_404(dialogue.enquiries.filter(answered_at=None), pk=number)
    form = AnswerEnquiryForm(request.POST or None, instance=enquiry)
    if form.is_valid() and is_done(form, lambda: asking.answer(enquiry, form.cleaned_data["answer"], by=request.user)):
        messages.success(request, _("Answered. The answer is on the page, and goes to everybody who was told."))
        return redirect_to_top("needs:dialogue", dialogue.slug)
    context = {"form": form, "dialogue": dialogue, "enquiry": enquiry}
    return render_page(request, "needs/dialogues/answer_enquiry.html", context)


def _ask(request, dialogue, form):
    """Each is a letter to every manager of the holder, so that there are only so many."""
    spend(request, "enquiry", per_hour=PER_HOUR)
    asking.ask(dialogue, form.on_behalf_of, form.cleaned_data["question"])
