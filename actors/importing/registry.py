"""Who and what is in the registry already: found by the key of the file, then by number, then by name."""

import re
from collections import defaultdict

from django.utils.translation import gettext as _

from actors.fields import show
from actors.importing.facts import name_key
from actors.models import Actor, ActorRelation
from actors.states import ActorState, Origin, RelationKind

ABBREVIATION = re.compile(r"^(?P<name>.+) \((?P<short>[^()]+)\)$")


class Ambiguous(Exception):
    """A row means two different actors, or none for sure: the column that says so, and why."""

    def __init__(self, column, text):
        self.column, self.text = column, text


class Registry:
    """The actors that hold their name and number. Drafts and declined ones are nobody's business but their own."""

    def __init__(self):
        self._by_key, self._by_number, self._names, self._numbers = {}, {}, defaultdict(set), {}
        rows = Actor.objects.filter(state__in=ActorState.holding_number()).values_list(
            "pk", "import_key", "org_number", "legal_name", "display_name", "state"
        )
        for pk, key, number, legal_name, display_name, state in rows:
            self._by_key[key], self._by_number[number], self._numbers[pk] = pk, pk, number
            if state != ActorState.MERGED:
                for name in {name_key(legal_name), name_key(display_name)} - {""}:
                    self._names[name].add(pk)

    def find(self, key, number, name):
        """The actor that a row means, or None for a new one."""
        keyed = self._by_key.get(key) if key else None
        numbered = self._by_number.get(number) if number else None
        if keyed and numbered and keyed != numbered:
            raise Ambiguous("org_number", _("Another actor has the number %(number)s.") % {"number": show(number)})
        return keyed or numbered or self._named(number, name)

    def _named(self, number, name):
        found = {pk for pk in self._names[name_key(name or "")] if not number or not self._numbers[pk]}
        if len(found) > 1:
            raise Ambiguous("name", _("Several actors have this name. Give the organisation number."))
        return next(iter(found), None)

    def known_as(self, name):
        """The actor of exactly this name, by its abbreviation or by a former name; None if unknown or not unique."""
        for names in (self._names, self._short_names, self._former_names):
            if len(found := names.get(name_key(name), ())) == 1:
                return next(iter(found))
        return None

    @property
    def _short_names(self):
        names = defaultdict(set)
        for name, pks in self._names.items():
            if match := ABBREVIATION.match(name):
                names[match["short"]] |= pks
        return names

    @property
    def _former_names(self):
        names = defaultdict(set)
        for name, pk in ActorRelation.objects.filter(
            kind=RelationKind.SUCCEEDED_BY, from_actor=None, to_actor__in=self._numbers
        ).values_list("from_name", "to_actor"):
            names[name_key(name)].add(pk)
        return names


def left_alone(actors):
    """The keys of those actors that a file must not change: spoken for, confirmed, self-registered or merged away."""
    managed = set(actors.values_list("pk", flat=True)) - set(actors.without_manager().values_list("pk", flat=True))
    return managed | {
        actor.pk
        for actor in actors
        if actor.origin == Origin.REGISTERED or actor.confirmed_at or actor.state == ActorState.MERGED
    }
