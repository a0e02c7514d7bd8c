"""What an event asks of those who sign up, beside who they are: one form, made of what the organiser has written."""

from typing import NamedTuple

from django.db import transaction
from django.forms.boundfield import BoundField
from django.utils import timezone

from arena.shared.forms import GuardedForm
from events.forms.question_fields import care_fields, consent_field, missing, question_field
from events.models import CareNeed, ConsentText
from events.models.care_need import KEPT
from events.people import correcting, replying
from events.states import QuestionKind

UNANSWERED = ["", None, []]


class Asked(NamedTuple):
    """A question on the page: its field, and the answer to another that it depends on, if any."""

    field: BoundField
    depends_on: str
    option: int | None


class QuestionForm(GuardedForm):
    """Questions, consents, dietary and access needs of one event; for a participant, what they have said so far.

    It is shown by `events/_sign_up_questions.html` inside the form of a page, beside that page's own fields. Dietary
    and access needs are never shown again, since a link may be forwarded: they are written anew, or taken away.
    """

    is_part_of_form = True

    def __init__(self, *args, event, participant=None, **kwargs):
        self.event, self.participant, self.made_at = event, participant, timezone.now()
        self.questions = _knowing_each_other(event.questions.all())
        self.given = participant.consents.standing() if participant else {}
        self.wordings = [self.given.get(wording.purpose, wording) for wording in ConsentText.objects.newest()]
        self.asks_care_needs = event.asks_care_needs and event.host_id is not None
        self.has_care_need = bool(participant) and CareNeed.objects.filter(participant=participant).exists()
        self.base_fields = self._made_fields()
        super().__init__(*args, **{"initial": self._said() if participant else None, **kwargs})

    def clean(self):
        """Judge each conditional question by the answer that it depends on; what does not apply is not kept."""
        super().clean()
        for question in self.questions:
            name = _name(question)
            if not self._applies(question):
                self._leave_out(name)
            elif question.is_required and name not in self.errors and self.cleaned_data.get(name) in UNANSWERED:
                self.add_error(name, missing(question))

    @transaction.atomic(savepoint=False)
    def save(self, participant):
        """Keep what was said, in one statement for each kind.

        Only somebody who was there before the form, to change something or to come back, has said things before.
        """
        if self.participant:
            correcting.locked(participant)
        is_new = participant.created_at >= self.made_at
        given = {} if is_new else self.given or participant.consents.standing()
        replying.keep_answers(participant, self._answers(), is_new=is_new)
        said_yes = [wording for wording in self.wordings if self.cleaned_data[_consent(wording)]]
        replying.keep_consents(participant, said_yes, given=given.values())
        if self.cleaned_data.get("forget_care_need"):
            replying.forget_care_need(participant)
        elif self.asks_care_needs:
            told = {name: self.cleaned_data[name] for name in ("dietary", "access") if self.cleaned_data[name]}
            replying.keep_care_need(participant, told)

    @property
    def asked(self):
        return [
            Asked(
                self[_name(question)],
                question.asked_if_id and self[_name(question.asked_if)].html_name,
                question.asked_if_option,
            )
            for question in self.questions
        ]

    @property
    def care(self):
        return [self[name] for name in ("dietary", "access", "forget_care_need") if name in self.fields]

    @property
    def consents(self):
        return [self[_consent(wording)] for wording in self.wordings]

    @property
    def care_needs_go_on(self):
        """The day on which dietary and access needs are deleted, which the page promises."""
        return (self.event.ends_at or self.event.starts_at) + KEPT

    def _made_fields(self):
        """Given to the form before it is made, so that the floor guards them like any other."""
        fields = {_name(question): question_field(question) for question in self.questions}
        if self.asks_care_needs:
            fields |= care_fields(is_told=self.has_care_need)
        return fields | {_consent(wording): consent_field(wording) for wording in self.wordings}

    def _said(self):
        said = {f"question_{answer.question_id}": answer.value for answer in self.participant.answers.all()}
        return said | {_consent(wording): True for wording in self.given.values()}

    def _applies(self, question):
        if question.asked_if_id is None:
            return True
        chosen = self.cleaned_data.get(_name(question.asked_if)) or []  # nothing, where that one did not apply itself
        return str(question.asked_if_option) in ([chosen] if isinstance(chosen, str) else chosen)

    def _leave_out(self, name):
        self.cleaned_data.pop(name, None)
        self.errors.pop(name, None)
        if name in self.fields_with_personal_numbers:
            self.fields_with_personal_numbers.remove(name)

    def _answers(self):
        answers = {question: self.cleaned_data.get(_name(question)) for question in self.questions}
        return {question: _plain(question, value) for question, value in answers.items() if value not in UNANSWERED}


def _knowing_each_other(questions):
    """The questions, each with the one that it depends on, without asking the database for it."""
    known = {question.pk: question for question in questions}
    for question in known.values():
        question.asked_if = question.asked_if_id and known[question.asked_if_id]
    return list(known.values())


def _name(question):
    return f"question_{question.pk}"


def _consent(wording):
    return f"consent_{wording.purpose}"


def _plain(question, value):
    """As it is kept: the places of choices as numbers."""
    match question.kind:
        case QuestionKind.CHOICE:
            return int(value)
        case QuestionKind.SEVERAL:
            return [int(place) for place in value]
    return value
