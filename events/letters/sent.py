"""What somebody at an event has been sent, and what they are still owed: the rows of the outbox about them."""

from django.db.models import Q

from arena.outbox.letters import kinds
from arena.outbox.models import OutboundLetter
from events.models import MessageCopy, Participant, Registration


def letters_to(participant):
    """Every letter about the participant, their registrations or their copies of messages, the newest first."""
    about = {
        Participant: [participant.pk],
        Registration: participant.registrations.values_list("pk", flat=True),
        MessageCopy: participant.messages.values_list("pk", flat=True),
    }
    found = Q()
    for model, keys in about.items():
        found |= Q(kind__in=_kinds_about(model), subject_id__in=[str(key) for key in keys])
    return OutboundLetter.objects.filter(found).select_related("recipient").order_by("-created_at", "pk")


def _kinds_about(model):
    names = (model, model._meta.label)
    return [kind for kind, letter in kinds.items() if letter.model in names]
