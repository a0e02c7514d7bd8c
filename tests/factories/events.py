"""Events, their seats and the people at them."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from events import models
from events.keys import person_key
from events.states import EventState, Kind, Mode, PoolKind, SeatState


def in_days(days, hour=9):
    """A whole hour so many days from now, in the summer's or the winter's time."""
    moment = timezone.localtime() + timedelta(days=days)
    return moment.replace(hour=hour, minute=0, second=0, microsecond=0)


def in_an_hour():
    """Too late for an offer, and still to come however late in the evening it is asked."""
    return timezone.now() + timedelta(hours=1)


class VenueFactory(DjangoModelFactory):
    class Meta:
        model = models.Venue

    name = factory.Sequence(lambda n: f"Lokal {n}")
    accessibility_sv = "Hiss och hörslinga finns."


class EventFactory(DjangoModelFactory):
    """A published workshop in a month, in a room, without limits."""

    class Meta:
        model = models.Event
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(state=EventState.DRAFT, published_at=None)
        cancelled = factory.Trait(state=EventState.CANCELLED, cancelled_at=factory.LazyFunction(timezone.now))
        online = factory.Trait(mode=Mode.ONLINE, venue=None, online_url="https://mote.example/rum")
        hybrid = factory.Trait(mode=Mode.HYBRID, online_url="https://mote.example/rum")
        past = factory.Trait(
            starts_at=factory.LazyFunction(lambda: in_days(-30)), ends_at=factory.LazyFunction(lambda: in_days(-30, 12))
        )

    slug = factory.Sequence(lambda n: f"evenemang-{n}")
    title_sv = factory.Sequence(lambda n: f"Evenemang {n}")
    kind = Kind.WORKSHOP
    state = EventState.PUBLISHED
    mode = Mode.ROOM
    starts_at = factory.LazyFunction(lambda: in_days(30))
    ends_at = factory.LazyFunction(lambda: in_days(30, 12))
    published_at = factory.LazyFunction(timezone.now)
    venue = factory.SubFactory(VenueFactory)
    mailbox = "arrangor@arena.example"


class PoolFactory(DjangoModelFactory):
    class Meta:
        model = models.Pool

    class Params:
        online = factory.Trait(kind=PoolKind.ONLINE)

    event = factory.SubFactory(EventFactory)
    kind = PoolKind.ROOM
    capacity = 10


class ParticipantFactory(DjangoModelFactory):
    """Somebody who has said yes."""

    class Meta:
        model = models.Participant

    event = factory.SubFactory(EventFactory)
    name = factory.Sequence(lambda n: f"Deltagare {n}")
    email = factory.Sequence(lambda n: f"deltagare{n}@arena.example")
    person_key = factory.LazyAttribute(lambda person: person_key(person.email))
    agreed_at = factory.LazyFunction(timezone.now)


class RegistrationFactory(DjangoModelFactory):
    """A confirmed seat."""

    class Meta:
        model = models.Registration

    class Params:
        waiting = factory.Trait(state=SeatState.WAITING)

    pool = factory.SubFactory(PoolFactory)
    event = factory.SelfAttribute("pool.event")
    kind = factory.SelfAttribute("pool.kind")
    participant = factory.SubFactory(ParticipantFactory, event=factory.SelfAttribute("..event"))
    state = SeatState.CONFIRMED


class AttendanceFactory(DjangoModelFactory):
    """Somebody who was there from the beginning to the end."""

    class Meta:
        model = models.Attendance

    participant = factory.SubFactory(ParticipantFactory, event__past=True)
    was_there = True
    how = PoolKind.ROOM


class ProjectFactory(DjangoModelFactory):
    class Meta:
        model = "actors.Project"

    slug = factory.Sequence(lambda n: f"projekt-{n}")
    name_sv = factory.Sequence(lambda n: f"Projekt {n}")
    funding_sv = "Projektet betalas av Region Kalmar län."
