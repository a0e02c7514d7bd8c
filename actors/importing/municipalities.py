"""A file of the county's municipalities: one row is the municipality as a place, and as an actor."""

import re

from django.utils.translation import gettext as _

from actors.importing.actors import FIELD as ACTOR_FIELD
from actors.importing.actors import Actors
from actors.importing.entries import Entry, Seen
from actors.importing.facts import Attribute
from actors.models import Municipality, Term
from actors.states import MUNICIPALITY, Vocabulary

FIELD = {field.name: field for field in Municipality._meta.concrete_fields}


class Municipalities:
    def __init__(self, _names=frozenset()):
        self._seen, self._known, self._actors = Seen(), Municipality.objects.in_bulk(), Actors()
        self._actor_type = Term.objects.of(Vocabulary.ACTOR_TYPE).get(code=MUNICIPALITY)

    def entries(self, batch):
        places, actors = [], []
        for cells in batch:
            values = _values(cells)
            place = self._known.get(values["scb_code"]) or Municipality(scb_code=values["scb_code"])
            self._seen.refuse_repeated(cells, {"scb_code": values["scb_code"]})
            places.append((cells, Entry(cells.number, place, _facts(place, values))))
            actors.append((cells, {**_actor_values(cells), "municipality": place, "actor_type": self._actor_type}))
            if place._state.adding:
                cells.require("name")
        as_actors = self._actors.entries_of(actors, name_column="official_name")
        return [place for cells, place in places if not cells.problems] + as_actors


def _values(cells):
    code = cells.value("scb_code", FIELD["scb_code"])
    code = code and code.zfill(4)  # a spreadsheet takes the zero of 0880 away
    if not re.fullmatch(r"08\d\d", code or ""):
        cells.refuse("scb_code", _("The code of a municipality in Kalmar county has four digits and begins with 08."))
    return {
        "scb_code": code,
        "name": cells.value("name", FIELD["name"]),
        "official_name": cells.value("official_name", FIELD["official_name"]),
        "population": cells.value("population", FIELD["population"]),
        "population_on": cells.value("population_date", FIELD["population_on"]),
        "latitude": cells.value("lat", FIELD["latitude"]),
        "longitude": cells.value("lon", FIELD["longitude"]),
        "source": _sources(cells, "population_source", "coord_source"),
    }


def _facts(place, values):
    return [Attribute(place, name, value) for name, value in values.items() if name != "scb_code" and value is not None]


def _actor_values(cells):
    number = cells.value("org_number", ACTOR_FIELD["org_number"])
    confidence = cells.choice("org_number_confidence", ACTOR_FIELD["org_number_confidence"])
    return {
        "import_key": (cells.text("scb_code") or "").zfill(4),
        "legal_name": cells.value("official_name", ACTOR_FIELD["legal_name"]),
        "org_number": number,
        "org_number_confidence": confidence if number else number,
        "org_number_source": cells.value("org_number_source", ACTOR_FIELD["org_number_source"]) if number else None,
        "website": cells.website("website_host", ACTOR_FIELD["website"]),
        "summary_sv": cells.value("summary_sv", ACTOR_FIELD["summary_sv"]),
        "summary_en": cells.value("summary_en", ACTOR_FIELD["summary_en"]),
        "source": cells.value("website_source", ACTOR_FIELD["source"]),
        "confidence": cells.choice("confidence", ACTOR_FIELD["confidence"]),
    }


def _sources(cells, *columns):
    found = [cells.value(column, FIELD["source"]) for column in columns]
    return " | ".join(dict.fromkeys(filter(None, found))) or None
