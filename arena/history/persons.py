"""What each room holds of a person: it tells when they ask, and forgets when they are erased.

A room says so in its own module `persons`, with one class marked `@holds`; these are loaded when first asked for.
"""

from functools import cache
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _

_rooms = []


class Section(NamedTuple):
    """One kind of thing held of a person; each row goes from the code of a fact to its label and value."""

    code: str
    title: str
    rows: list

    @property
    def plain(self):
        """The rows as plain values under fixed names, for a machine to read."""
        return [{code: value for code, (_label, value) in row.items()} for row in self.rows]

    @property
    def in_words(self):
        """The rows as a reader sees them: pairs of label and word."""
        return [[(label, _word(value)) for label, value in row.values()] for row in self.rows]


def _word(value):
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return date_format(timezone.localtime(value), "j F Y H:i") if hasattr(value, "hour") else value


class Room:
    """What one app holds of people. `tell` says it in sections, `forget` clears what carries their words."""

    def tell(self, person):
        return []

    def forget(self, person, words):
        """Clear whatever holds one of the words: the addresses and names that the person had here."""

    def forget_again(self):
        """Forget those without an account whom a restored backup has brought back; gives how many they were."""
        return 0


def holds(room):
    _rooms.append(room())
    return room


@cache
def rooms():
    autodiscover_modules("persons")
    return tuple(_rooms)
