"""Who is in the registry already: found by the portal's number, by the key of the file, by number, then by name."""

import re
from collections import defaultdict
from typing import NamedTuple

from django.db.models import Q
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


class Known(NamedTuple):
    """What tells one actor from another; thousands are held at once, so no more is fetched."""

    id: int
    import_key: str
    org_number: str
    legal_name: str
    display_name: str
    state: str

    @property
    def actor(self):
        names = [field.attname for field in Actor._meta.concrete_fields if field.attname in self._fields]
        return Actor.from_db("default", names, [getattr(self, name) for name in names])


class Registry:
    """The actors that hold their name and number. Drafts and declined ones are nobody's business but their own."""

    def __init__(self):
        self._by_pk, self._by_key, self._by_number, self._names = {}, {}, {}, defaultdict(list)
        holding = Actor.objects.filter(state__in=ActorState.holding_number()).order_by("pk")
        for row in holding.values_list(*Known._fields).iterator():
            known = Known(*row)
            self._by_pk[known.id] = self._by_key[known.import_key] = self._by_number[known.org_number] = known
            if known.state != ActorState.MERGED:
                for name in {name_key(known.legal_name), name_key(known.display_name)} - {""}:
                    self._names[name].append(known)

    def find(self, key, number, name, pk=None):
        """The actor that a row means, or None for a new one."""
        keyed = self._numbered_here(pk) if pk else self._by_key.get(key) if key else None
        numbered = self._by_number.get(number) if number else None
        if keyed and numbered and keyed != numbered:
            raise Ambiguous("org_number", _("Another actor has the number %(number)s.") % {"number": show(number)})
        return keyed or numbered or self._named(number, name)

    def _numbered_here(self, pk):
        if pk not in self._by_pk:
            raise Ambiguous("actor_no", _("No actor has the number %(number)s here.") % {"number": pk})
        return self._by_pk[pk]

    def _named(self, number, name):
        found = [known for known in self._names.get(name_key(name or ""), ()) if not (number and known.org_number)]
        if len(found) > 1:
            raise Ambiguous("name", _("Several actors have this name: say which by its key or organisation number."))
        return found[0] if found else None

    def numbered(self, pk):
        """The actor that the portal has given this number, or None."""
        known = self._by_pk.get(pk)
        return known and known.actor

    def known_as(self, name):
        """The actor of exactly this name, by its abbreviation or by a former name; None if unknown or not unique."""
        for names in (self._names, self._short_names, self._former_names):
            if len(found := names.get(name_key(name), ())) == 1:
                return found[0].actor
        return None

    @cached_property
    def _short_names(self):
        names = defaultdict(list)
        for name, known in self._names.items():
            if match := ABBREVIATION.match(name):
                names[match["short"]] += known
        return names

    @cached_property
    def _former_names(self):
        names = defaultdict(list)
        unnamed = ActorRelation.objects.filter(kind=RelationKind.SUCCEEDED_BY, from_actor=None)
        for name, pk in unnamed.values_list("from_name", "to_actor").distinct():
            if pk in self._by_pk:
                names[name_key(name)].append(self._by_pk[pk])
        return names


def left_alone(actors):
    """The keys of those actors that a file must not change: spoken for, confirmed, self-registered or merged away."""
    owned = Q(origin=Origin.REGISTERED) | Q(state=ActorState.MERGED) | Q(confirmed_at__isnull=False)
    free = actors.without_manager().exclude(owned)
    return set(actors.values_list("pk", flat=True)) - set(free.values_list("pk", flat=True))
