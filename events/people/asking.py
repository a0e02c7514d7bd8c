"""What the staff ask of those who sign up: the questions of an event, and the wordings that people agree to."""

from django.db import transaction
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from events.models import Event, Question


@transaction.atomic
def save(question):
    """Keep the question; a new one comes last."""
    _lock(question.event)
    if question._state.adding:
        last = question.event.questions.order_by("place").last()
        question.place = last.place + 1 if last else 1
    question.save()


@transaction.atomic
def move(question, steps):
    """Change places with the question before (-1) or after (1); each still stands after the one it depends on."""
    _lock(question.event)
    rows = list(question.event.questions.all())
    here = rows.index(question)
    there = here + steps
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
    _check_order(rows)
    for place, row in enumerate(rows, 1):
        row.place = place
    Question.objects.bulk_update(rows, ["place"])


@transaction.atomic
def remove(question):
    """With its answers, and with what depends on it."""
    _lock(question.event)
    question.delete()


def removed_with(question):
    """The question and all that depend on it, one upon another."""
    gone = {question.pk}
    rows = list(question.event.questions.with_answers())
    for row in rows:  # a question stands after the one that it depends on
        if row.asked_if_id in gone:
            gone.add(row.pk)
    return [row for row in rows if row.pk in gone]


def _lock(event):
    Event.objects.select_for_update(no_key=True).get(pk=event.pk)


def _check_order(rows):
    seen = {None}
    for row in rows:
        if row.asked_if_id not in seen:
            raise Refused(_("A question stands after the one that it depends on."))
        seen.add(row.pk)
