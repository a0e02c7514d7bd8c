"""What people at an event have been sent, and what they are still owed: the rows of the outbox about them."""

from django.db.models import Q

from arena.outbox.letters import kinds
from arena.outbox.models import OutboundLetter
from events.models import MessageCopy, Notice, Participant, Registration

ABOUT = {Participant: "pk__in"} | dict.fromkeys([Registration, MessageCopy, Notice], "participant__in")


def letters_to(participant):
    """Every letter about the participant, their registrations or their copies of messages, the newest first."""
    return letters_about([participant.pk]).select_related("recipient").order_by("-created_at", "pk")


def letters_about(people):
    """Every letter about these participants, by their keys."""
    found = Q(pk__in=[])
    for model, whose in ABOUT.items():
        keys = model.objects.filter(**{whose: people}).values_list("pk", flat=True)
        found |= Q(kind__in=_kinds_about(model), subject_id__in=[str(key) for key in keys])
    return OutboundLetter.objects.filter(found)


def _kinds_about(model):
    names = (model, model._meta.label)
    return [kind for kind, letter in kinds.items() if letter.model in names]
