"""What each room holds of a person: it tells when they ask, and forgets when they are erased.

A room says so in its own module `persons`, with one class marked `@holds`; these are loaded when first asked for.
"""

from functools import cache
from typing import NamedTuple

from django.utils.module_loading import autodiscover_modules

_rooms = []


class Section(NamedTuple):
    """One kind of thing held of a person; each row goes from the code of a fact to its label and value."""

    code: str
    title: str
    rows: list


class Room:
    """What one app holds of people. `tell` says it in sections, `forget` clears what carries their words."""

    def tell(self, person):
        return []

    def forget(self, person, words):
        """Clear whatever holds one of the words: the addresses and names that the person had here."""


def holds(room):
    _rooms.append(room())
    return room


@cache
def rooms():
    autodiscover_modules("persons")
    return tuple(_rooms)
