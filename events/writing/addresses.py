"""The permanent address of an event, from its title."""

from arena.shared.slugs import unique_slug
from events.models import Event

FIXED_WORDS = {"new", "nytt", "month", "manad"}  # what else lies right under the list of events


def free_address(title):
    """One of its own, and none of the fixed words."""
    return unique_slug(Event.objects, title, fixed=FIXED_WORDS, kind="evenemang")
