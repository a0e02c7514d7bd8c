"""How the organisations of a file stand to each other, by the names that the file gives them."""

from collections import defaultdict
from itertools import islice

from django.db.models import Q
from django.utils.translation import gettext_lazy

from actors.columns.beside import all_beside
from actors.importing.facts import Fact, name_key
from actors.importing.registry import ABBREVIATION
from actors.models import Actor, ActorRelation
from actors.states import RelationKind

RELATIONS = {
    "parent": gettext_lazy("is part of"),
    "predecessor": gettext_lazy("succeeds"),
    "successor": gettext_lazy("is succeeded by"),
}
AT_A_TIME = 500


class Relations(Fact):
    """The organisations that stand to the actor as the column says. A file adds relations, it never removes one."""

    def __init__(self, record, column, names):
        self.record, self.name, self.label = record, column, RELATIONS[column]
        self.before = {name_key(str(other)): str(other) for other in self._others()} if record.pk else {}
        self.after = self.before | {name_key(name): self.before.get(name_key(name), name) for name in names}

    def show(self, value):
        return super().show(value.values())

    def _others(self):
        if self.name == "predecessor":
            found = all_beside(self.record, "relations_to_it")
            return [row.from_actor or row.from_name for row in found if _succeeds(row)]
        return [
            row.to_actor or row.to_name
            for row in all_beside(self.record, "relations")
            if _succeeds(row) == (self.name == "successor")
        ]

    def told(self):
        """What is new, as little as has to be remembered until every actor of the file has been saved."""
        return [(self.record.pk, self.name, self.after[key]) for key in self.after.keys() - self.before.keys()]


def relate(relations):
    """Write the relations told; one that stands there already stays as it is."""
    relations = iter(relations)
    while batch := list(islice(relations, AT_A_TIME)):
        actors, named = Actor.objects.in_bulk({pk for pk, *_said in batch}), _named({name for *_end, name in batch})
        rows = [_relation(actors[pk], column, name, named[name]) for pk, column, name in batch]
        ActorRelation.objects.bulk_create(rows, ignore_conflicts=True)


def _named(names):
    """{name: the actors that have it, the oldest first}"""
    found = defaultdict(list)
    for actor in Actor.objects.filter(Q(legal_name__in=names) | Q(display_name__in=names)).order_by("pk"):
        for name in {actor.legal_name, actor.display_name} & names:
            found[name].append(actor)
    return found


def _relation(actor, column, name, others):
    other = next((other for other in others if other != actor), None)
    ends = {"from": (actor, ""), "to": (other, "" if other else name)}
    if column == "predecessor":
        ends = {"from": ends["to"], "to": ends["from"]}
    kind = RelationKind.PART_OF if column == "parent" else RelationKind.SUCCEEDED_BY
    successor = ends["to"][0] if kind == RelationKind.SUCCEEDED_BY else None
    return ActorRelation(
        from_actor=ends["from"][0],
        from_name=ends["from"][1],
        kind=kind,
        to_actor=ends["to"][0],
        to_name=ends["to"][1],
        source=actor.source,
        valid_from=successor.active_from if successor else "",
    )


def as_known(name, names, registry):
    """The name the other organisation has here: "E-hälsomyndigheten (värd)" is E-hälsomyndigheten."""
    bare = (match := ABBREVIATION.match(name)) and match["name"]
    is_known = name in names or registry.known_as(name)
    return bare if bare and not is_known and (bare in names or registry.known_as(bare)) else name


def _succeeds(relation):
    return relation.kind == RelationKind.SUCCEEDED_BY
