"""What a row says about a record, beside what stands there now."""

from django.db.models import Q

from actors import fields
from actors.models import Actor, ActorRelation
from actors.states import RelationKind


class Fact:
    """One thing a row says. `before` and `after` are values that can be compared."""

    is_link = False  # links are written when every record of the file has been saved

    @property
    def is_change(self):
        return self.before != self.after

    def show(self, value):
        return "; ".join(sorted(str(part) for part in value))

    @property
    def shown_before(self):
        return self.show(self.before)

    @property
    def shown_after(self):
        return self.show(self.after)


class Attribute(Fact):
    def __init__(self, record, name, value):
        self.record, self.name, self.after = record, name, value
        self.field = record._meta.get_field(name)
        self.label = self.field.verbose_name
        self.before = getattr(record, name, None)  # an offering that is new has no actor yet

    def write(self):
        setattr(self.record, self.name, self.after)

    def show(self, value):
        if isinstance(self.field, fields.OrganisationNumberField):
            return fields.show(value)
        return "" if value is None else str(dict(self.field.flatchoices).get(value, value))


class Terms(Fact):
    """The terms of a relation of the record, such as an actor's areas."""

    is_link = True

    def __init__(self, record, name, terms):
        self.record, self.name, self.after = record, name, terms
        self.label = record._meta.get_field(name).verbose_name
        self.before = set(getattr(record, name).all()) if record.pk else set()

    def write(self):
        getattr(self.record, self.name).set(self.after)


class Competences(Fact):
    """An imported actor is said to have its competences; a stance that stands there already is left as it is."""

    is_link = True
    name = "competences"

    def __init__(self, record, terms):
        self.record, self.after = record, terms
        self.label = record.competences.model._meta.verbose_name_plural
        self.before = {competence.term for competence in record.competences.all()} if record.pk else set()

    def write(self):
        self.record.competences.exclude(term__in=self.after).delete()
        for term in self.after - self.before:
            self.record.competences.create(term=term)


class Relations(Fact):
    """The organisations that stand to the actor as the column says. A file adds relations, it never removes one."""

    is_link = True

    def __init__(self, record, column, label, names):
        self.record, self.name, self.label = record, column, label
        self.before = {name_key(str(other)): str(other) for other in self._others()} if record.pk else {}
        self.after = self.before | {name_key(name): self.before.get(name_key(name), name) for name in names}

    def show(self, value):
        return super().show(value.values())

    def _others(self):
        if self.name == "predecessor":
            return [row.from_actor or row.from_name for row in self.record.relations_to_it.all() if _succeeds(row)]
        return [
            row.to_actor or row.to_name
            for row in self.record.relations.all()
            if _succeeds(row) == (self.name == "successor")
        ]

    def write(self):
        for key in self.after.keys() - self.before.keys():
            self._relate(self.after[key])

    def _relate(self, name):
        other = Actor.objects.exclude(pk=self.record.pk).filter(Q(legal_name=name) | Q(display_name=name)).first()
        ends = {"from": (self.record, ""), "to": (other, "" if other else name)}
        if self.name == "predecessor":
            ends = {"from": ends["to"], "to": ends["from"]}
        kind = RelationKind.PART_OF if self.name == "parent" else RelationKind.SUCCEEDED_BY
        successor = ends["to"][0] if kind == RelationKind.SUCCEEDED_BY else None
        ActorRelation.objects.get_or_create(
            from_actor=ends["from"][0],
            from_name=ends["from"][1],
            kind=kind,
            to_actor=ends["to"][0],
            to_name=ends["to"][1],
            defaults={"source": self.record.source, "valid_from": successor.active_from if successor else ""},
        )


def _succeeds(relation):
    return relation.kind == RelationKind.SUCCEEDED_BY


def name_key(name):
    """Two writings of one name are equal by this key."""
    return " ".join(name.split()).casefold()
