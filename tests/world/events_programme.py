"""Events with all that the staff decide about besides the text: seats, programme, where and when."""

from datetime import timedelta

from django.utils import timezone

from events.models import SeatTarget, Series
from events.states import EventState, MaterialKind, Sector
from tests.factories import (
    EventFactory,
    PoolFactory,
    ProjectFactory,
    RegistrationFactory,
    StoredFileFactory,
    VenueFactory,
)


def event_with_people(_team):
    return {"slug": RegistrationFactory().event.slug}, {}


def event_without_people(_team):
    return {"slug": PoolFactory().event.slug}, {}


def cancelled_event(_team):
    return {"slug": EventFactory(cancelled=True).slug}, {}


def skipped_event(_team):
    return {"slug": EventFactory(state=EventState.SKIPPED).slug}, {}


def pool(_team):
    row = PoolFactory()
    return {"slug": row.event.slug, "key": row.pk}, {}


def reserved_pool(_team):
    row = PoolFactory(reserved_for=Sector.MUNICIPALITY, opens_to_all_at=timezone.now() + timedelta(days=3))
    return {"slug": row.event.slug, "key": row.pk}, {}


def target(_team):
    row = SeatTarget.objects.create(event=EventFactory(), sector=Sector.MUNICIPALITY, at_least=8)
    return {"slug": row.event.slug, "key": row.pk}, {}


def programme_item(_team):
    event = EventFactory()
    row = event.programme.create(title_sv="Lunch", starts_at=event.starts_at)
    return {"slug": event.slug, "key": row.pk}, {}


def speaker(_team):
    row = EventFactory().speakers.create(function_sv="Distriktssköterska")
    return {"slug": row.event.slug, "key": row.pk}, {}


def material(_team):
    row = EventFactory().materials.create(title_sv="Bilder", url="https://www.example.se/bilder")
    return {"slug": row.event.slug, "key": row.pk}, {}


def shown_file(_team):
    return _file(shown_at=timezone.now())


def file_not_shown(_team):
    return _file(shown_at=None)


def _file(**facts):
    file = StoredFileFactory()
    file.path.parent.mkdir(parents=True, exist_ok=True)
    file.path.write_bytes(b"x" * file.size)
    row = EventFactory().materials.create(title_sv="Bilder", kind=MaterialKind.MATERIAL, file=file, **facts)
    return {"slug": row.event.slug, "key": row.pk}, {}


def series(_team):
    row = Series.objects.create(title="Kaffe och teknik")
    EventFactory(series=row)
    return {"key": row.pk}, {}


def venue(_team):
    return {"key": VenueFactory().pk}, {}


def project(_team):
    return {"key": ProjectFactory().slug}, {}


EVENTS_TO_ARRANGE = {
    *{event_with_people, event_without_people, cancelled_event, skipped_event, pool, reserved_pool, target},
    *{programme_item, speaker, material, shown_file, file_not_shown, series, venue, project},
}
