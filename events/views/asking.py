"""The questions of an event: written, put in order and looked at as those who sign up will see them."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arena.shared.errors import Refused
from arena.shared.http import key_in, redirect_to_top, render_page
from events.forms.asking import AskForm
from events.forms.questions import QuestionForm
from events.models import Question
from events.people import asking
from events.views.opening import event_page

STEPS = {"up": -1, "down": 1}


@event_page
def questions(request, event):
    if request.method == "POST":
        return _move(request, event)
    context = {
        "event": event,
        "questions": event.questions.with_answers().select_related("asked_if"),
        "preview": QuestionForm(event=event),
        "purges": event.purges.order_by("-created_at"),
    }
    return render_page(request, "events/questions.html", context)


@event_page
def question_add(request, event):
    return _write(request, event, Question(event=event), _("The question is added."))


@event_page
def question(request, event, number):
    return _write(request, event, get_object_or_404(event.questions, pk=number), _("The question is saved."))


@event_page
def question_remove(request, event, number):
    """What goes with it is said before it goes."""
    row = get_object_or_404(event.questions, pk=number)
    if request.method == "POST":
        asking.remove(row)
        messages.success(request, _("The question is removed."))
        return redirect_to_top("events:questions", event.slug)
    gone = asking.removed_with(row)
    context = {
        "event": event,
        "question": row,
        "others": [other for other in gone if other != row],
        "answers": _answers(sum(one.answered for one in gone)),
    }
    return render_page(request, "events/question_remove.html", context)


def _write(request, event, row, said):
    row.event = event
    form = AskForm(request.POST or None, instance=row)
    if form.is_valid():
        asking.save(form.instance)
        messages.success(request, said)
        return redirect_to_top("events:questions", event.slug)
    context = {"event": event, "form": form, "question": row, "is_new": row.pk is None}
    return render_page(request, "events/question_edit.html", context)


def _move(request, event):
    key, way = key_in(request.POST.get("question", "")), request.POST.get("move")
    if way not in STEPS or not key:
        raise BadRequest
    row = get_object_or_404(event.questions, pk=key)
    try:
        asking.move(row, STEPS[way])
    except Refused as no:
        messages.error(request, no)
    return redirect("events:questions", event.slug)


def _answers(number):
    if not number:
        return _("Nobody has answered it.")
    return ngettext("%(n)s answer goes with it.", "%(n)s answers go with it.", number) % {"n": number}
