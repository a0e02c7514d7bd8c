"""Who may do what with an event: the project staff run them, the named host alone reads sensitive answers."""

from django.utils import timezone

from events.keys import person_key
from events.models.care_need import KEPT
from events.states import Audience


def can_run_events(user, _subject=None):
    """Create, publish, move, cancel, change seats, see participants, write to them, take attendance."""
    return user.is_authenticated and user.is_staff


def can_read_care_needs(user, event):
    """The named host, until the answers are deleted; no other member of the staff."""
    is_host = user.is_authenticated and user.is_staff and event.host_id == user.pk
    return is_host and timezone.now() < (event.ends_at or event.starts_at) + KEPT


def may_sign_up(event, address):
    """Anybody; where it is by invitation, whoever owns an address that is invited."""
    if event.audience != Audience.INVITED:
        return True
    return event.invitations.standing().filter(person_key=person_key(address)).exists()
