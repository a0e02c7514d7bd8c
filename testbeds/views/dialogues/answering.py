"""A supplier answers; nothing of it is shown again, to them or to anybody."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from arena.shared.errors import Refused
from arena.shared.http import redirect_to_top, render_page
from testbeds.dialogues import answering
from testbeds.forms.dialogue_answers import RespondForm
from testbeds.rules import suppliers_of
from testbeds.views.dialogues.opening import supplier_page


@sensitive_post_parameters()
@supplier_page
def dialogue_respond(request, dialogue):
    if not answering.is_open(dialogue):
        messages.error(request, _("The dialogue has closed. Answers are no longer received."))
        return redirect_to_top("needs:dialogue", dialogue.slug)
    suppliers = suppliers_of(request.user)
    form = RespondForm(request.POST or None, dialogue=dialogue, suppliers=suppliers)
    if form.is_valid():
        return _keep(request, dialogue, form)
    own = dialogue.answers.filter(actor__in=suppliers).select_related("actor").defer("sealed")
    return render_page(
        request, "needs/dialogues/respond.html", {"form": form, "dialogue": dialogue, "receipts": own.order_by("actor")}
    )


@sensitive_variables("form")
def _keep(request, dialogue, form):
    try:
        answering.respond(dialogue, form.on_behalf_of, form.said, by=request.user)
    except Refused as no:
        messages.error(request, no)
        return redirect_to_top("needs:dialogue", dialogue.slug)
    messages.success(request, _("Your answers are sealed. Keep the receipt below."))
    return redirect_to_top("needs:dialogue_respond", dialogue.slug)
