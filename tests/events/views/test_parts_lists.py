"""No page about the parts of an event asks the database more when there is more to show."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import Series
from events.states import PoolKind, Sector
from tests.factories import (
    ActorFactory,
    EventFactory,
    MunicipalityFactory,
    PoolFactory,
    ProjectFactory,
    RegistrationFactory,
    StaffFactory,
    StoredFileFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db


def add_one_of_each(event):
    item = event.programme.create(title_sv="Smedja", starts_at=event.starts_at)
    RegistrationFactory(pool=PoolFactory(event=event, kind=PoolKind.ITEM, item=item))
    event.speakers.create(function_sv="Chef", actor=ActorFactory())
    event.materials.create(title_sv="Bilder", file=StoredFileFactory())
    event.targets.create(sector=Sector.values[event.targets.count()], at_least=2)
    RegistrationFactory(pool__event=EventFactory(series=event.series))
    RegistrationFactory(pool=event.pools.filter(kind=PoolKind.ROOM).first() or PoolFactory(event=event))
    EventFactory(venue=VenueFactory(municipality=MunicipalityFactory()), project=ProjectFactory())
    event.moves.create(revision=event.moves.count() + 1, starts_at=event.starts_at - timedelta(days=1), mode=event.mode)


def statements(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_ask_the_same_for_one_part_and_for_three(client):
    client.force_login(StaffFactory())
    event = EventFactory(series=Series.objects.create(title="Kaffe och teknik"))
    of_event = ["seats", "programme", "speakers", "materials", "move", "cancel", "change", "series_add"]
    pages = [reverse(f"events:{name}", args=[event.slug]) for name in of_event]
    pages += [reverse("events:series", args=[event.series_id]), reverse("events:venues"), reverse("events:projects")]
    add_one_of_each(event)
    for_one = {page: statements(client, page) for page in pages}

    add_one_of_each(event)
    add_one_of_each(event)
    for_three = {page: statements(client, page) for page in pages}

    assert {page: (for_one[page], for_three[page]) for page in pages if for_one[page] != for_three[page]} == {}
