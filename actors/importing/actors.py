"""A file of organisations: one row is one actor, with its areas, competences and relations."""

from django.utils import timezone

from actors.columns import ACTORS
from actors.columns.kinds import Competences as CompetenceColumn
from actors.importing.entries import Entry, Seen, refuse_what_no_file_changes
from actors.importing.facts import Attribute, Competences, Terms, name_key
from actors.importing.registry import Ambiguous, Registry, left_alone
from actors.importing.relations import RELATIONS, Relations, as_known
from actors.models import Actor
from actors.states import ActorState, Origin

FIELD = {field.name: field for field in Actor._meta.concrete_fields}
STANCES = {column.stance: column.name for column in ACTORS.columns if isinstance(column, CompetenceColumn)}
ATTRIBUTES = [column for column in ACTORS.columns if column.is_written and column.field in FIELD]


class Actors:
    """The rows of a file of actors, understood some at a time; what the rows before said is remembered."""

    def __init__(self, names=frozenset()):
        """`names` are those of every actor in the file, for the relations between them."""
        self._registry, self._seen, self._names = Registry(), Seen(), names

    def entries(self, batch):
        return self.entries_of([(cells, _values(cells)) for cells in batch])

    def entries_of(self, rows, name_column="name"):
        """The entries of rows already read into values; shared with the municipalities, which are actors too."""
        found = {cells.number: self._find(cells, values, name_column) for cells, values in rows}
        actors = Actor.objects.filter(pk__in=[known.id for known in found.values() if known])
        alone = left_alone(actors)
        records = ACTORS.fetched(actors).in_bulk()
        entries = []
        for cells, values in rows:
            match = found[cells.number]
            record = records[match.id] if match else _new(values)
            if match and not cells.problems:
                refuse_what_no_file_changes(cells, record, ACTORS)
            if not cells.problems:
                facts, version = self._facts(record, values), cells.text("version")
                entries.append(Entry(cells.number, record, facts, is_left_alone=record.pk in alone, version=version))
        return entries

    def _find(self, cells, values, name_column):
        try:
            key, number, name = values["import_key"], values["org_number"], values["legal_name"]
            found = self._registry.find(key, number, name, values.get("actor_no"))
        except Ambiguous as problem:
            cells.refuse(problem.column, problem.text)
            return None
        if not found:
            cells.require(name_column)
        named = None if key or found else name_key(name or "")
        self._seen.refuse_repeated(cells, {"org_number": number, "actor_id": key, name_column: named})
        self._seen.refuse_repeated(cells, {name_column: found and found.id})
        return found

    def _facts(self, record, values):
        """The facts that the row states. The key of a file is kept once, and not taken over by another file."""
        if record.import_key:
            values = {**values, "import_key": None}
        stated = {name: value for name, value in values.items() if value is not None}
        facts = [Attribute(record, name, value) for name, value in stated.items() if name in FIELD]
        if "areas" in stated:
            facts.append(Terms(record, "areas", stated["areas"]))
        if stated.get("competences"):
            facts.append(Competences(record, stated["competences"]))
        for column in RELATIONS:
            if names := [as_known(name, self._names, self._registry) for name in values.get(column, ())]:
                facts.append(Relations(record, column, names))
        return facts


def _values(cells):
    """What the row says, by the name of the field."""
    values = {column.field: column.read(cells) for column in ATTRIBUTES}
    if not cells.has("org_number_confidence"):
        values["org_number_confidence"] = values["confidence"]
    if not values["org_number"]:
        values["org_number_confidence"] = values["org_number"]  # a number that goes takes it along
    return {
        **values,
        "actor_no": cells.number_of("actor_no"),
        "areas": ACTORS.by_name["omr"].read(cells),
        "competences": _competences(cells),
        **{column: cells.parts(column) for column in RELATIONS},
    }


def _competences(cells):
    """The terms in each column of a stance that the file has."""
    stated = {stance: ACTORS.by_name[name].read(cells) for stance, name in STANCES.items() if cells.has(name)}
    for term in set().union(*[terms or () for terms in stated.values()]):
        columns = [STANCES[stance] for stance, terms in stated.items() if term in (terms or ())]
        if len(columns) > 1:
            cells.refuse_two_stances(columns[1], term)
    return stated


def _new(values):
    """Public from the start; one that has ended, or has been succeeded, keeps its page as closed."""
    has_ended = values.get("active_to") and values["active_to"] <= timezone.localdate().isoformat()
    state = ActorState.CLOSED if has_ended or values.get("successor") else ActorState.PUBLISHED
    return Actor(state=state, origin=Origin.IMPORTED)
