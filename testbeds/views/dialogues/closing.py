"""After closing: the answers are opened and read by the holder, who sums up and names what followed."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from arena.shared.errors import Refused
from arena.shared.forms import is_done
from arena.shared.http import redirect_to_top, render_page
from testbeds.dialogues import closing, opening, sealing
from testbeds.forms.dialogues import MemoForm, ProcurementForm
from testbeds.states import DialogueState
from testbeds.views.dialogues.opening import done, holder_act, holder_page, holder_reading


@holder_act
def dialogue_open(request, dialogue):
    said = _("The answers are opened. That you did so, and when, is kept.")
    return done(
        request, lambda: opening.open_answers(dialogue, by=request.user), said, dialogue, "needs:dialogue_responses"
    )


@never_cache
@holder_reading
def dialogue_responses(request, dialogue):
    try:
        answers = sealing.unsealed(dialogue)
    except Refused as no:
        messages.error(request, no)
        return redirect(dialogue)
    told = set(dialogue.recipients.values_list("actor", flat=True))
    rows = [(answer, said, answer.actor_id in told) for answer, said in answers]
    return render_page(request, "needs/dialogues/responses.html", {"dialogue": dialogue, "rows": rows})


@holder_page
def dialogue_memo(request, dialogue):
    """Written once, when the time is over."""
    if dialogue.state != DialogueState.CLOSED:
        messages.error(request, _("The closing memo is written once, when the dialogue has closed."))
        return redirect_to_top("needs:dialogue", dialogue.slug)
    form = MemoForm(request.POST or None)
    if form.is_valid() and is_done(
        form, lambda: closing.sum_up(dialogue, form.cleaned_data["memo"], by=request.user), "memo"
    ):
        messages.success(request, _("The closing memo is published, and those who took part are told."))
        return redirect_to_top("needs:dialogue", dialogue.slug)
    return render_page(request, "needs/dialogues/memo.html", {"form": form, "dialogue": dialogue})


@holder_page
def dialogue_procurement(request, dialogue):
    if dialogue.state not in DialogueState.over():
        messages.error(request, _("The procurement that followed is named when the dialogue has closed."))
        return redirect_to_top("needs:dialogue", dialogue.slug)
    form = ProcurementForm(request.POST or None, instance=dialogue)
    if form.is_valid():
        named = form.cleaned_data
        closing.name_procurement(dialogue, named["procurement"], named["procurement_url"], by=request.user)
        messages.success(request, _("Saved, and shown from now on."))
        return redirect_to_top("needs:dialogue", dialogue.slug)
    return render_page(request, "needs/dialogues/procurement.html", {"form": form, "dialogue": dialogue})
