"""A draft of which nothing is missing."""

from events.keys import person_key
from events.models import Invitation
from tests.factories import EventFactory, PoolFactory, ProjectFactory


def ready_draft(**facts):
    usual = {"draft": True, "hybrid": True, "organiser_name": "E-hälsoarenan", "project": ProjectFactory()}
    event = EventFactory(**usual | facts)
    PoolFactory(event=event)
    PoolFactory(event=event, online=True, capacity=None)
    return event


def invited(event, email="anna@arena.example", **facts):
    return Invitation.objects.create(event=event, email=email, person_key=person_key(email), **facts)
