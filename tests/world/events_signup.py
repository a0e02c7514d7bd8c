"""Events that people sign up for, or cannot."""

from events.states import Audience, Sector
from tests.factories import EventFactory, PoolFactory
from tests.factories.events import in_days


def open_event(_team):
    """With everything that its form can ask: two ways, kept seats, a full room and a programme item."""
    event = EventFactory(hybrid=True)
    PoolFactory(event=event, capacity=0)
    PoolFactory(event=event, online=True)
    PoolFactory(event=event, reserved_for=Sector.MUNICIPALITY, opens_to_all_at=in_days(20))
    item = event.programme.create(title_sv="Smedja", starts_at=event.starts_at)
    PoolFactory(event=event, kind="item", item=item)
    return {"slug": event.slug}, {}


def draft_event(_team):
    return {"slug": EventFactory(draft=True).slug}, {}


def event_by_invitation(_team):
    return {"slug": PoolFactory(event=EventFactory(audience=Audience.INVITED)).event.slug}, {}


EVENTS_TO_SIGN_UP_FOR = {open_event, draft_event, event_by_invitation}
