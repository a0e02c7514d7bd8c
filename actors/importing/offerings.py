"""A file of products and services: one row is one offering, and an unclaimed profile where its supplier has none."""

from django.utils.translation import gettext as _

from actors.columns import OFFERINGS
from actors.columns.beside import all_beside
from actors.columns.kinds import Terms as TermColumn
from actors.importing.entries import Entry, Seen, refuse_what_no_file_changes
from actors.importing.facts import Attribute, Terms, name_key
from actors.importing.registry import Registry, left_alone
from actors.importing.suppliers import Suppliers, is_name_of
from actors.models import Actor, Offering
from actors.states import ActorState, OfferingState, Origin

FIELD = {field.name: field for field in Offering._meta.concrete_fields}
ATTRIBUTES = [column for column in OFFERINGS.columns if column.is_written and column.field in set(FIELD) - {"actor"}]
TERMS = [column for column in OFFERINGS.columns if isinstance(column, TermColumn) and column.field == "terms"]
NOT_FOR = OFFERINGS.by_name["not_for"]
LEGAL_NAME = Actor._meta.get_field("legal_name")


class Offerings:
    """The rows of a file of offerings, understood some at a time; what the rows before said is remembered."""

    def __init__(self, _names=frozenset()):
        self._registry, self._seen, self._known = Registry(), Seen(), Known()
        self._suppliers, self._introduced = Suppliers(self._registry), set()

    def entries(self, batch):
        """The offerings, each after the new profile that it needs."""
        found = [(cells, values, *self._understood(cells, values)) for cells, values in _read(batch)]
        records = self._known.records({pk for *_row, pk in found if pk})
        owners = {record.actor_id for record in records.values()} | {supplier.pk for *_row, supplier, _pk in found}
        alone = left_alone(Actor.objects.filter(pk__in=owners - {None}))
        entries = []
        for cells, values, supplier, pk in found:
            record = records.get(pk) or _new(supplier)
            if pk and not cells.problems:
                refuse_what_no_file_changes(cells, record, OFFERINGS)
            if not cells.problems:
                entries += self._introduction(cells, supplier, is_needed=not pk)
                is_own = record.origin == Origin.REGISTERED or record.confirmed_at
                is_own = bool(is_own or {record.actor_id, supplier.pk} & alone)
                facts, version = _facts(record, supplier, values), cells.text("version")
                entries.append(Entry(cells.number, record, facts, is_left_alone=is_own, version=version))
        return entries

    def _understood(self, cells, values):
        """Who stands behind the offering, and the key of the record that the row means."""
        supplier, values["wording"] = self._supplier(cells, values)
        pk = self._known.key_of(cells, values, supplier)
        if not pk:
            cells.require("name")
        self._seen.refuse_repeated(cells, {"offering_id": values["import_key"], "offering_no": pk})
        named = (supplier.pk or supplier.legal_name, name_key(values["name"] or ""))
        self._seen.refuse_repeated(cells, {"name": None if pk and values["offering_no"] else named})
        return supplier, pk

    def _supplier(self, cells, values):
        number, name = values["supplier_no"], values["supplier"]
        if not number:
            return self._suppliers.find(name or "", values)
        if not (actor := self._registry.numbered(number)):
            cells.refuse("supplier_no", _("No actor has the number %(number)s here.") % {"number": number})
            return Actor(), ""
        if name and not is_name_of(actor, name):
            told = _("The number belongs to %(actor)s. Change it too, or empty its cell.") % {"actor": actor}
            cells.refuse("supplier", told)
        return actor, ""

    def _introduction(self, cells, supplier, *, is_needed):
        if supplier.pk or not is_needed or id(supplier) in self._introduced:
            return []
        self._introduced.add(id(supplier))
        return [Entry(cells.number, supplier, [])]


def _read(batch):
    return [(cells, _values(cells)) for cells in batch]


def _values(cells):
    terms = {column.vocabulary: column.read(cells) for column in TERMS}
    return {
        **{column.field: column.read(cells) for column in ATTRIBUTES},
        "offering_no": cells.number_of("offering_no"),
        "supplier_no": cells.number_of("supplier_no"),
        "supplier": cells.value("supplier", LEGAL_NAME),
        "terms": {vocabulary: found for vocabulary, found in terms.items() if found is not None},
        "not_for": NOT_FOR.read(cells),
    }


class Known:
    """The offerings that are here already: by the portal's number, by the file's key, else by supplier and name."""

    def __init__(self):
        self._pks, self._by_key, self._by_name = set(), {}, {}
        rows = Offering.objects.exclude(state__in=[OfferingState.DRAFT, OfferingState.DECLINED]).order_by("pk")
        for pk, key, actor, name in rows.values_list("pk", "import_key", "actor", "name").iterator():
            self._pks.add(pk)
            self._by_key[key] = self._by_name[actor, name_key(name)] = pk

    def key_of(self, cells, values, supplier):
        number, key = values["offering_no"], values["import_key"]
        if number and number not in self._pks:
            cells.refuse("offering_no", _("No offering has the number %(number)s here.") % {"number": number})
        named = self._by_name.get((supplier.pk, name_key(values["name"] or "")))
        return number or (key and self._by_key.get(key)) or named

    @staticmethod
    def records(pks):
        return OFFERINGS.fetched(Offering.objects.filter(pk__in=pks)).in_bulk()


def _new(supplier):
    """An offering that is new follows its supplier: that of a closed organisation is retired."""
    state = OfferingState.RETIRED if supplier.state == ActorState.CLOSED else OfferingState.PUBLISHED
    return Offering(state=state, origin=Origin.IMPORTED)


def _facts(record, supplier, values):
    says_supplier = not record.pk or values["supplier"] or values["supplier_no"]
    values = {**values, "actor": supplier if says_supplier else None}
    if says_supplier and values["supplier_note"] is None and not values["supplier_no"]:
        values["supplier_note"] = values["wording"]
    if record.import_key:
        values["import_key"] = None
    facts = [Attribute(record, name, value) for name, value in values.items() if name in FIELD and value is not None]
    if values["terms"]:
        unstated = [term for term in _terms(record) if term.vocabulary not in values["terms"]]
        facts.append(Terms(record, "terms", set(unstated).union(*values["terms"].values())))
    if values["not_for"] is not None:
        facts.append(Terms(record, "not_for", values["not_for"]))
    return facts


def _terms(record):
    return all_beside(record, "terms") if record.pk else ()
