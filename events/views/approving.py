"""Registrations that the organiser decides: who waits, in order, with what they have answered."""

from collections import defaultdict

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arena.shared.errors import Refused
from arena.shared.http import render_page
from events.forms.approving import ApprovalForm
from events.models import Answer
from events.seats import approving
from events.views.opening import event_page


@event_page
def approvals(request, event):
    waiting = event.participants.asked()
    form = ApprovalForm(request.POST or None, waiting=waiting)
    if form.is_valid():
        _decide(request, form)
        return redirect("events:approvals", event.slug)
    said = _said(waiting)
    chosen = form.data.getlist("people") if form.is_bound else []
    context = {
        "event": event,
        "form": form,
        "people": [(person, said[person.pk], str(person.pk) in chosen) for person in waiting],
    }
    return render_page(request, "events/approvals.html", context)


def _said(people):
    """What each has answered, as pairs of question and answer, by participant."""
    rows = Answer.objects.filter(participant__in=people).select_related("question")
    said = defaultdict(list)
    for row in rows.order_by("question__place", "question_id"):
        said[row.participant_id].append((row.question.label, row.question.in_words(row.value)))
    return said


def _decide(request, form):
    """One by one, so that a no from the database to one of them keeps nobody else waiting."""
    people, done = form.cleaned_data["people"], 0
    for person in people:
        try:
            _answer(person, form)
            done += 1
        except Refused as no:
            messages.error(request, f"{person}: {no}")
    if done:
        messages.success(request, _told(form.answer, done))


def _answer(person, form):
    if form.answer == "approve":
        approving.approve(person)
    else:
        approving.decline(person, reason=form.cleaned_data["reason"])


def _told(answer, number):
    if answer == "approve":
        said = ngettext("%(n)s person is approved.", "%(n)s people are approved.", number)
    else:
        said = ngettext("%(n)s person is declined.", "%(n)s people are declined.", number)
    return " ".join([said % {"n": number}, _("A letter tells them.")])
