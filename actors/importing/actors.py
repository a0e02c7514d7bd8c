"""A file of organisations: one row is one actor, with its areas, competences and relations."""

from django.utils import timezone
from django.utils.translation import gettext_lazy

from actors.importing.entries import Entry, Seen
from actors.importing.facts import Attribute, Competences, Relations, Terms, name_key
from actors.importing.registry import ABBREVIATION, Ambiguous, Registry, left_alone
from actors.models import Actor
from actors.states import ActorState, Origin, Vocabulary

RELATIONS = {
    "parent": gettext_lazy("is part of"),
    "predecessor": gettext_lazy("succeeds"),
    "successor": gettext_lazy("is succeeded by"),
}
FIELD = {field.name: field for field in Actor._meta.concrete_fields}


def entries(rows):
    return actor_entries([(cells, _values(cells)) for cells in rows])


def _values(cells):
    """What the row says, by the name of the field."""
    number = cells.value("org_number", FIELD["org_number"])
    confidence = cells.choice("confidence", FIELD["confidence"])
    number_confidence = cells.choice("org_number_confidence", FIELD["org_number_confidence"]) or confidence
    return {
        "import_key": cells.value("actor_id", FIELD["import_key"]),
        "legal_name": cells.value("name", FIELD["legal_name"]),
        "actor_type": cells.term("type", Vocabulary.ACTOR_TYPE),
        "org_number": number,
        "org_number_confidence": number_confidence if number else None,
        "municipality": cells.municipality("municipality_scb_code"),
        "website": cells.website("website", FIELD["website"]),
        **{name: cells.value(name, FIELD[name]) for name in ("summary_sv", "summary_en", "active_from", "active_to")},
        **{name: cells.value(name, FIELD[name]) for name in ("source", "note")},
        "confidence": confidence,
        "areas": cells.terms("omr", Vocabulary.AREA),
        "competences": cells.terms("komp", Vocabulary.COMPETENCE),
        **{column: cells.parts(column) for column in RELATIONS},
    }


def actor_entries(rows, name_column="name"):
    """The entries of rows already read into values; shared with the municipalities, which are actors too."""
    registry, seen = Registry(), Seen()
    names = {values["legal_name"] for _cells, values in rows}
    found = {cells.number: _find(cells, values, registry, seen, name_column) for cells, values in rows}
    actors = Actor.objects.filter(pk__in=[actor.pk for actor in found.values() if actor])
    alone = left_alone(actors)
    records = _with_all(actors).in_bulk()
    made = []
    for cells, values in rows:
        match = found[cells.number]
        record = records[match.pk] if match else _new(values)
        facts = _facts(record, {**values, **_known(values, names, registry)})
        made.append((cells, Entry(cells.number, record, facts, is_left_alone=record.pk in alone)))
    return [entry for cells, entry in made if not cells.problems]


def _find(cells, values, registry, seen, name_column):
    try:
        found = registry.find(values["import_key"], values["org_number"], values["legal_name"])
    except Ambiguous as problem:
        cells.refuse(problem.column, problem.text)
        return None
    if not found:
        cells.require(name_column)
    number, key = values["org_number"], values["import_key"]
    name = None if key else name_key(values["legal_name"] or "")
    seen.refuse_repeated(cells, {"org_number": number, "actor_id": key, name_column: name})
    seen.refuse_repeated(cells, {name_column: found})
    return found


def _with_all(actors):
    return actors.select_related("actor_type", "municipality").prefetch_related(
        "areas", "competences__term", "relations__to_actor", "relations_to_it__from_actor"
    )


def _new(values):
    """Public from the start; one that has ended, or has been succeeded, keeps its page as closed."""
    has_ended = values.get("active_to") and values["active_to"] <= timezone.localdate().isoformat()
    state = ActorState.CLOSED if has_ended or values.get("successor") else ActorState.PUBLISHED
    return Actor(state=state, origin=Origin.IMPORTED)


def _known(values, names, registry):
    """Relations by the name the other organisation has here: "E-hälsomyndigheten (värd)" is E-hälsomyndigheten."""

    def known(name):
        bare = (match := ABBREVIATION.match(name)) and match["name"]
        is_known = name in names or registry.known_as(name)
        return bare if bare and not is_known and (bare in names or registry.known_as(bare)) else name

    return {column: [known(name) for name in values.get(column, ())] for column in RELATIONS}


def _facts(record, values):
    """The facts that the row states. The key of a file is kept once, and not taken over by another file."""
    if record.import_key:
        values = {**values, "import_key": None}
    facts = [Attribute(record, name, value) for name, value in values.items() if name in FIELD and value is not None]
    if values.get("areas"):
        facts.append(Terms(record, "areas", values["areas"]))
    if values.get("competences"):
        facts.append(Competences(record, values["competences"]))
    return facts + [Relations(record, name, label, values[name]) for name, label in RELATIONS.items() if values[name]]
