"""Who and what is in the registry already: found by the key of the file, then by number, then by name."""

import re
from collections import defaultdict

from django.utils.functional import cached_property
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
        self._by_key, self._by_number, self._names = {}, {}, defaultdict(set)
        fields = ["import_key", "org_number", "legal_name", "display_name", "state"]
        for actor in Actor.objects.filter(state__in=ActorState.holding_number()).only(*fields):
            self._by_key[actor.import_key] = self._by_number[actor.org_number] = actor
            if actor.state != ActorState.MERGED:
                for name in {name_key(actor.legal_name), name_key(actor.display_name)} - {""}:
                    self._names[name].add(actor)

    def find(self, key, number, name):
        """The actor that a row means, or None for a new one."""
        keyed = self._by_key.get(key) if key else None
        numbered = self._by_number.get(number) if number else None
        if keyed and numbered and keyed != numbered:
            raise Ambiguous("org_number", _("Another actor has the number %(number)s.") % {"number": show(number)})
        return keyed or numbered or self._named(number, name)

    def _named(self, number, name):
        found = [actor for actor in self._names.get(name_key(name or ""), ()) if not (number and actor.org_number)]
        if len(found) > 1:
            raise Ambiguous("name", _("Several actors have this name: say which by its key or organisation number."))
        return found[0] if found else None

    def known_as(self, name):
        """The actor of exactly this name, by its abbreviation or by a former name; None if unknown or not unique."""
        for names in (self._names, self._short_names, self._former_names):
            if len(found := names.get(name_key(name), ())) == 1:
                return next(iter(found))
        return None

    @cached_property
    def _short_names(self):
        names = defaultdict(set)
        for name, actors in self._names.items():
            if match := ABBREVIATION.match(name):
                names[match["short"]] |= actors
        return names

    @cached_property
    def _former_names(self):
        names = defaultdict(set)
        unnamed = ActorRelation.objects.filter(kind=RelationKind.SUCCEEDED_BY, from_actor=None)
        for relation in unnamed.select_related("to_actor"):
            names[name_key(relation.from_name)].add(relation.to_actor)
        return names


def left_alone(actors):
    """The keys of those actors that a file must not change: spoken for, confirmed, self-registered or merged away."""
    managed = set(actors.values_list("pk", flat=True)) - set(actors.without_manager().values_list("pk", flat=True))
    return managed | {
        actor.pk
        for actor in actors
        if actor.origin == Origin.REGISTERED or actor.confirmed_at or actor.state == ActorState.MERGED
    }
