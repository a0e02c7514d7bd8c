"""The questions on paper, for the meeting of a ward: blank for all, or with what a draft says so far."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from arena.shared.http import check, render_page
from testbeds.forms import questions
from testbeds.forms.need import LONG, NeedForm
from testbeds.models import Need
from testbeds.rules import can_edit_need

LINES = {True: range(4), False: range(1)}  # to write on by hand


@login_not_required
@require_safe
def ward_form(request):
    need = _asked_for(request)
    form = NeedForm(instance=need)
    parts = [(part.heading, [_question(form, name) for name in _asked(part)]) for part in questions.ALL]
    context = {"need": need, "parts": [(heading, asked) for heading, asked in parts if asked]}
    return render_page(request, "needs/form.html", context)


def _asked_for(request):
    if not (slug := request.GET.get("need")):
        return Need()
    need = get_object_or_404(Need.objects.visible_to(request.user), slug=slug)
    check(can_edit_need, request.user, need)
    return need


def _asked(part):
    """What a ward answers together; English, and who may read it, are settled at the screen."""
    return [name for name in part.names if name not in questions.AT_THE_SCREEN]


def _question(form, name):
    """Its words, the answer so far, else room for one: choices to tick, or lines to write on."""
    field = form.fields.get(name)
    choices = [str(label) for value, label in getattr(field, "choices", ()) if value]
    answer = form.words_of(name) if form.instance.pk else ""
    return {"field": form[name], "answer": answer, "choices": choices, "lines": LINES[name in LONG]}
