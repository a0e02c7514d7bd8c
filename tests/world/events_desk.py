"""What the staff run: an event with people at it, and what is written to them."""

from datetime import timedelta

from django.utils import timezone

from tests.factories import EventFactory, PoolFactory, RegistrationFactory


def event_to_run(_team):
    """Over, so that there is somebody to mark, and with a queue."""
    event = EventFactory(past=True, hybrid=True)
    pool = PoolFactory(event=event)
    RegistrationFactory(pool=pool)
    RegistrationFactory(pool=pool, waiting=True)
    return {"slug": event.slug}, {}


def participant(_team):
    seat = RegistrationFactory()
    return {"slug": seat.event.slug, "key": seat.participant.key}, {}


def held_message(_team):
    event = EventFactory()
    leaves_at = timezone.now() + timedelta(minutes=5)
    message = event.messages.create(subject_sv="Hej", text_sv="Välkommen.", leaves_at=leaves_at)
    return {"slug": event.slug, "number": message.pk}, {}


EVENTS_TO_RUN = {event_to_run, participant, held_message}
