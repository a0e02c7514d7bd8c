"""What participants have answered and agreed to, in words: for those who decide, for the desk and for themselves."""

from collections import defaultdict
from typing import NamedTuple

from events.models import Answer, CareNeed, Consent


class Said(NamedTuple):
    """An answer beside its question, in the reader's language."""

    question: str
    answer: str


def answers_by(participants):
    """What each has answered, by participant and in the order of the questions; one statement for all."""
    rows = Answer.objects.filter(participant__in=participants).select_related("question")
    said = defaultdict(list)
    for row in rows.order_by("question__place", "question_id"):
        said[row.participant_id].append(Said(row.question.label, row.question.in_words(row.value)))
    return said


def answers_of(participant):
    return answers_by([participant])[participant.pk]


def consents_by(participants):
    """What each has agreed to, and when it was taken back, by participant; one statement for all."""
    rows = Consent.objects.filter(participant__in=participants).select_related("wording").order_by("given_at", "pk")
    given = defaultdict(list)
    for row in rows:
        given[row.participant_id].append(row)
    return given


def consents_of(participant):
    return consents_by([participant])[participant.pk]


def care_need_of(participant):
    """What the person has told the host: for the person alone, signed in, since a link may have been forwarded."""
    return CareNeed.objects.filter(participant=participant).first()
