"""Whoever has the link answers, with a code and without an account; no browser keeps what they wrote."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from arena.shared import limits
from arena.shared.forms import is_done
from arena.shared.http import render_page
from testbeds.forms.questionnaires import AnswerForm, CodeForm, titled
from testbeds.instruments import answering, questions
from testbeds.models import Questionnaire

CODES_PER_HOUR = 120  # from one network: a ward with one tablet gets through, and guessing takes days


def by_link(*methods):
    """A page that the secret of the link opens, to anybody."""

    def decorated(view):
        @login_not_required
        @never_cache
        @sensitive_post_parameters()
        @require_http_methods(list(methods))
        @wraps(view)
        def opened(request, token):
            found = Questionnaire.objects.select_related("evaluation__offering")
            response = view(request, get_object_or_404(found, token=token))
            response["X-Robots-Tag"] = "noindex"
            return response

        return opened

    return decorated


@by_link("GET", "HEAD", "POST")
def answer(request, questionnaire):
    return _asked(request, questionnaire, "answer", reverse("evaluations:answer_done", args=[questionnaire.token]))


@by_link("GET", "HEAD", "POST")
def tablet(request, questionnaire):
    """The same for many, one after the other: each ends where the next begins."""
    onwards = reverse("evaluations:tablet", args=[questionnaire.token])
    return _asked(request, questionnaire, "tablet", f"{onwards}?next=1")


@by_link("GET", "HEAD")
def answer_done(request, questionnaire):
    return _page(request, questionnaire, "answer_done")


@sensitive_variables("form", "code")
def _asked(request, questionnaire, page, onwards):
    because = answering.why_closed(questionnaire)
    if because or request.method != "POST":
        return _page(request, questionnaire, page, why_closed=because, code=CodeForm())
    code = CodeForm(request.POST)
    if not (code.is_valid() and is_done(code, lambda: _let_in(request, questionnaire, code), "code")):
        return _page(request, questionnaire, page, code=code)
    if "answer" not in request.POST:
        form = AnswerForm(instrument=questionnaire.instrument, initial={"code": code.cleaned_data["code"]})
        return _page(request, questionnaire, page, form=form)
    form = AnswerForm(request.POST, instrument=questionnaire.instrument)
    if form.is_valid() and is_done(form, lambda: _keep(questionnaire, form)):
        return redirect(onwards)
    return _page(request, questionnaire, page, form=form)


def _let_in(request, questionnaire, code):
    limits.spend(request, f"code-{questionnaire.pk}", per_hour=CODES_PER_HOUR)
    answering.participant_with(questionnaire, code.cleaned_data["code"])


def _keep(questionnaire, form):
    said = form.cleaned_data
    answering.answer(questionnaire, said["code"], form.answers, comment=said["comment"], may_quote=said["may_quote"])


def _page(request, questionnaire, page, **context):
    known = {
        "questionnaire": questionnaire,
        "evaluation": questionnaire.evaluation,
        "title": titled(questionnaire.instrument),
        "note": questions.note(questionnaire.instrument),
        "is_easy": questions.is_easy(questionnaire.instrument),
        "is_next": "next" in request.GET,
    }
    return render_page(request, f"evaluations/{page}.html", known | context)
