"""A file of products and services: one row is one offering, and an unclaimed profile where its supplier has none."""

from actors.importing.entries import Entry, Seen
from actors.importing.facts import Attribute, Terms, name_key
from actors.importing.registry import Registry, left_alone
from actors.importing.suppliers import Suppliers
from actors.models import Actor, Offering
from actors.states import ActorState, OfferingState, Origin, Vocabulary

FIELD = {field.name: field for field in Offering._meta.concrete_fields}
VOCABULARY_IN = {"omr": Vocabulary.AREA, "vo": Vocabulary.CARE, "target_groups": Vocabulary.TARGET}
ATTRIBUTE_IN = {
    "offering_id": "import_key",
    "name": "name",
    "problem_sv": "problem_sv",
    "problem_en": "problem_en",
    "regulatory_status": "regulatory_status",
    "documented_use_in_county": "documented_use",
    "source": "source",
}


def entries(rows):
    read = [(cells, _values(cells)) for cells in rows]
    known, suppliers, seen = Known(), Suppliers(Registry()), Seen()
    made = []
    for cells, values in read:
        supplier, note = suppliers.find(values["supplier"] or "", values)
        record = known.offering(values, supplier)
        if not record.pk:
            cells.require("name")
        seen.refuse_repeated(cells, {"offering_id": values["import_key"]})
        seen.refuse_repeated(cells, {"name": (supplier.pk or supplier.legal_name, name_key(values["name"] or ""))})
        if not record.pk or values["supplier"]:
            values = {**values, "actor": supplier, "supplier_note": note}
        if not cells.problems:
            made.append((cells.number, record, supplier, _facts(record, values)))
    return _entries(made)


def _entries(made):
    """The offerings, each after the new profile that it needs."""
    owners = {pk for _row, record, supplier, _facts in made for pk in (record.actor_id, supplier.pk)}
    alone = left_alone(Actor.objects.filter(pk__in=owners))
    found = {}
    for row, record, supplier, facts in made:
        if not (supplier.pk or record.pk):
            found.setdefault(id(supplier), Entry(row, supplier, []))
        is_own = record.origin == Origin.REGISTERED or record.confirmed_at or {record.actor_id, supplier.pk} & alone
        found[row] = Entry(row, record, facts, is_left_alone=is_own)
    return list(found.values())


def _values(cells):
    terms = {vocabulary: cells.terms(column, vocabulary) for column, vocabulary in VOCABULARY_IN.items()}
    return {
        **{name: cells.value(column, FIELD[name]) for column, name in ATTRIBUTE_IN.items()},
        "offering_type": cells.choice("offering_type", FIELD["offering_type"]),
        "confidence": cells.choice("confidence", FIELD["confidence"]),
        "supplier": cells.value("supplier", Actor._meta.get_field("legal_name")),
        "terms": {vocabulary: found for vocabulary, found in terms.items() if found},
    }


class Known:
    """The offerings that are here already, by the key of the file, else by supplier and name."""

    def __init__(self):
        offerings = Offering.objects.exclude(state__in=[OfferingState.DRAFT, OfferingState.DECLINED])
        self._records = list(offerings.select_related("actor").prefetch_related("terms"))
        self._by_key = {record.import_key: record for record in self._records if record.import_key}
        self._by_name = {(record.actor_id, name_key(record.name)): record for record in self._records}

    def offering(self, values, supplier):
        """An offering that is new follows its supplier: that of a closed organisation is retired."""
        keyed = self._by_key.get(values["import_key"])
        state = OfferingState.RETIRED if supplier.state == ActorState.CLOSED else OfferingState.PUBLISHED
        named = self._by_name.get((supplier.pk, name_key(values["name"] or "")))
        return keyed or named or Offering(state=state, origin=Origin.IMPORTED)


def _facts(record, values):
    if record.import_key:
        values = {**values, "import_key": None}
    facts = [Attribute(record, name, value) for name, value in values.items() if name in FIELD and value is not None]
    if values["terms"]:
        unstated = [term for term in record.terms.all() if term.vocabulary not in values["terms"]] if record.pk else []
        facts.append(Terms(record, "terms", set(unstated).union(*values["terms"].values())))
    return facts
