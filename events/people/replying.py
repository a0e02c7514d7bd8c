"""What a participant says beside name and address: answers, consents, dietary and access needs."""

from django.db.models.functions import Now
from django.utils.translation import get_language

from events.models import Answer, CareNeed, Consent


def keep_answers(participant, values, *, is_new):
    """Let the answers stand that are given, by question, and no others."""
    answers = [Answer(participant=participant, question=question, value=value) for question, value in values.items()]
    if not is_new:
        participant.answers.exclude(question__in=values).delete()
    Answer.objects.bulk_create(
        answers, update_conflicts=True, unique_fields=["question", "participant"], update_fields=["value"]
    )


def keep_consents(participant, wordings, *, given=()):
    """A yes to each of the wordings, and a no to what was given before and is no longer; both stay written."""
    taken_back = [wording for wording in given if wording not in wordings]
    if taken_back:
        standing = participant.consents.filter(withdrawn_at=None, wording__in=taken_back)
        standing.update(withdrawn_at=Now())
    new = [wording for wording in wordings if wording not in given]
    Consent.objects.bulk_create(
        Consent(participant=participant, wording=wording, language=get_language()) for wording in new
    )


def take_back(participant, key):
    """Say no to one wording that was said yes to; it stays written that there was a yes, and until when."""
    participant.consents.filter(pk=key, withdrawn_at=None).update(withdrawn_at=Now())


def keep_care_need(participant, told):
    """Write down what was told, each kind over what was told before; nothing told changes nothing."""
    if told:
        CareNeed.objects.bulk_create(
            [CareNeed(participant=participant, **told)],
            update_conflicts=True,
            unique_fields=["participant"],
            update_fields=list(told),
        )


def forget_care_need(participant):
    CareNeed.objects.filter(participant=participant).delete()
