"""What people at an event have been sent, and what they are still owed: the rows of the outbox about them."""

from django.db.models import BigIntegerField, Case, Count, Min, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Concat

from arena.outbox.letters import kinds
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Priority, State
from events.keys import event_scope
from events.models import Event, MessageCopy, Notice, Participant, Registration, Reminder
from events.states import EventState

OF_A_PARTICIPANT = [Registration, MessageCopy, Notice, Reminder]  # what else a letter to one may be about


def letters_at(event):
    """Every letter about the event, to whomever."""
    return OutboundLetter.objects.filter(scope=event_scope(event.pk))


def letters_to(participant):
    """Every letter about the participant, their registrations or their copies of messages, the newest first."""
    return letters_about([participant.pk]).select_related("recipient").order_by("-created_at", "pk")


def letters_about(people):
    """Every letter about these participants, by their keys: looked for among the letters about their events alone."""
    events = Participant.objects.filter(pk__in=people).values(
        scope=Concat(Value(event_scope("")), "event_id", output_field=TextField())
    )
    return with_participant(OutboundLetter.objects.filter(scope__in=events)).filter(participant_id__in=people)


def tells_of_change(participant, since):
    """Whether a letter about the present revision is on its way to the participant, or has gone since then."""
    notices = participant.notices.filter(revision=participant.event.revision)
    keys = [f"{kind}:{key}" for kind, key in notices.values_list("kind", "pk")]
    is_on_its_way = ~Q(state__in=State.ended())
    return OutboundLetter.objects.with_keys(keys).filter(is_on_its_way | Q(sent_at__gt=since)).exists()


def events_with_lost_letters():
    """Events to come, and those called off, with letters that did not arrive: `lost` how many, `lost_since` when first.

    Not letters to whoever has yet to confirm the address, which may never have been theirs.
    """
    scope = Concat(Value(event_scope("")), OuterRef("pk"), output_field=TextField())
    lost = OutboundLetter.objects.filter(scope=scope).not_arrived().exclude(priority=Priority.ACCOUNT).order_by()
    counted = lost.values("scope").annotate(since=Min("created_at"), number=Count("pk"))
    to_come = Event.objects.upcoming().filter(state__in=EventState.public())
    found = to_come.annotate(lost=Subquery(counted.values("number")), lost_since=Subquery(counted.values("since")))
    return found.filter(lost_since__isnull=False).order_by("lost_since", "pk")


def with_participant(letters):
    """`participant_id` is whom each letter is about; None, where it is about nobody who has signed up."""
    subject = Cast("subject_id", BigIntegerField())
    row = Cast(OuterRef("subject_id"), BigIntegerField())
    found = [
        When(kind__in=_kinds_about(model), then=Subquery(model.objects.filter(pk=row).values("participant_id")))
        for model in OF_A_PARTICIPANT
    ]
    itself = When(kind__in=_kinds_about(Participant), then=subject)
    return letters.annotate(participant_id=Case(itself, *found, output_field=BigIntegerField()))


def _kinds_about(model):
    names = (model, model._meta.label)
    return [kind for kind, letter in kinds.items() if letter.model in names]
