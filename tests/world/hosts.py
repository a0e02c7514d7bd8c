"""Events with a named host."""

from tests.factories import CareNeedFactory, EventFactory, PoolFactory, RegistrationFactory


def hosted_event(team):
    """By the one of the team who belongs to the staff, if any does."""
    host = next((person for person, _role in team if person.is_staff), None)
    event = EventFactory(host=host, asks_care_needs=True)
    CareNeedFactory(participant=RegistrationFactory(pool=PoolFactory(event=event)).participant)
    return {"slug": event.slug}, {}
