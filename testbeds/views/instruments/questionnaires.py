"""Those who lead lay out questions, hang up the poster, see how many have answered, and close."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from arena.shared.forms import is_done
from arena.shared.http import check, redirect_to_top, render_page
from testbeds.evaluation_rules import can_lay_out_questions, leads
from testbeds.forms.questionnaires import LayOutForm, titled
from testbeds.instruments import answering, opening, questions
from testbeds.instruments.picturing import as_picture
from testbeds.views.evaluating.opening import done, evaluation_page


@never_cache
@evaluation_page(leads)
def questionnaires(request, evaluation):
    may_lay_out = can_lay_out_questions(request.user, evaluation)
    if request.method == "POST":
        check(can_lay_out_questions, request.user, evaluation)
    form = LayOutForm(request.POST or None) if may_lay_out else None
    if form and form.is_valid() and is_done(form, lambda: _lay_out(evaluation, form), "instrument"):
        messages.success(request, _("The questions are laid out."))
        return redirect_to_top("evaluations:questionnaires", evaluation.slug)
    rows = [_row(row) for row in opening.with_answers(evaluation)]
    context = {"evaluation": evaluation, "form": form, "rows": rows, "may_close": may_lay_out}
    return render_page(request, "evaluations/questionnaires.html", context)


def _lay_out(evaluation, form):
    opening.lay_out(evaluation, **form.cleaned_data)


def _row(questionnaire):
    is_closed = questionnaire.closed_at is not None
    return {
        "questionnaire": questionnaire,
        "link": "" if is_closed else _link("answer", questionnaire),
        "tablet": "" if is_closed else _link("tablet", questionnaire),
        "why_closed": answering.why_closed(questionnaire),
        "note": questions.note(questionnaire.instrument),
    }


def _link(page, questionnaire):
    return settings.BASE_URL + reverse(f"evaluations:{page}", args=[questionnaire.token])


@require_POST
@evaluation_page(can_lay_out_questions)
def questionnaire_close(request, evaluation, number):
    questionnaire = get_object_or_404(evaluation.questionnaires, pk=number)
    act = partial(opening.close, questionnaire)
    return done(request, act, _("The questions are closed."), evaluation, "evaluations:questionnaires")


@never_cache
@require_safe
@evaluation_page(leads)
def poster(request, evaluation, number):
    questionnaire = get_object_or_404(evaluation.questionnaires.filter(closed_at=None), pk=number)
    link = _link("answer", questionnaire)
    context = {
        "evaluation": evaluation,
        "questionnaire": questionnaire,
        "title": titled(questionnaire.instrument),
        "link": link,
        "picture": as_picture(link),
    }
    return render_page(request, "evaluations/poster.html", context)
