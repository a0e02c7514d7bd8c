"""Who stands behind an offering, from the wording of a source."""

import re

from actors.importing.facts import name_key
from actors.importing.registry import ABBREVIATION
from actors.models import Actor
from actors.states import ActorState, Origin

# What is stored is Swedish, like the rest of an imported text.
UNNAMED = "Leverantören av {name} (inte namngiven)"
NOT_IN_SOURCE = "Leverantören nämns inte i källan."


class Suppliers:
    """The first organisation named that the registry knows; else an unclaimed profile with the source of the row.

    Where the wording is not simply the actor's name, it is kept as a note on the offering.
    """

    def __init__(self, registry):
        self._registry, self._new = registry, {}

    def find(self, text, values):
        """The actor, saved or new, and the note."""
        for name in _names(text):
            if actor := self._registry.known_as(name):
                return actor, "" if is_name_of(actor, text) else text
        return self._unclaimed(text, values), "" if text else NOT_IN_SOURCE

    def _unclaimed(self, text, values):
        name = text or UNNAMED.format(name=values["name"])
        return self._new.setdefault(
            name_key(name),
            Actor(
                legal_name=name,
                state=ActorState.PUBLISHED,
                origin=Origin.IMPORTED,
                source=values["source"] or "",
                confidence=values["confidence"] or "",
            ),
        )


def is_name_of(actor, text):
    return name_key(text) in map(name_key, (actor.legal_name, actor.display_name))


def _names(text):
    """The wording as it stands, without its parenthesis, then each organisation that it lists."""
    bare = match["name"] if (match := ABBREVIATION.match(text)) else text
    return [name for name in dict.fromkeys([text, bare, *re.split(r"\s+och\s+|\s*[,/]\s*", bare)]) if name]
