"""The words for the codes that lists filter by, kept by each web process until the registry changes."""

from functools import lru_cache

from django.db.models import F, Value
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from actors.models import Municipality, Term
from actors.states import OfferingType, Vocabulary

OUTSIDE = "utanfor"  # the code of an actor whose seat is in none of the county's municipalities
MUNICIPALITY, OFFERING_TYPE, VOCABULARY = "kommun", "offering_type", "vocabulary"
SWEDISH_ORDER = str.maketrans("åäöé", "{|}e")


def names(version):
    """A dictionary from code to name for each vocabulary, for the municipalities and for the types of offering."""
    return names_in(get_language(), version)


@lru_cache(maxsize=4)
def names_in(language, _version):
    found = {}
    for vocabulary, code, name in _terms(language).union(_municipalities(), all=True):
        found.setdefault(vocabulary, {})[code] = name
    towns = sorted(found.get(MUNICIPALITY, {}).items(), key=lambda town: town[1].lower().translate(SWEDISH_ORDER))
    found = {vocabulary: dict(sorted(terms.items())) for vocabulary, terms in found.items()}
    return found | {
        MUNICIPALITY: dict(towns) | {OUTSIDE: _("Outside the county, or not stated")},
        OFFERING_TYPE: {value: str(label).capitalize() for value, label in OfferingType.choices},
        VOCABULARY: {value: str(label).capitalize() for value, label in Vocabulary.choices if value != "KOMP"},
    }


@lru_cache(maxsize=2)
def replacements(_version):
    """From each code that has been replaced to the one that carries on, however many steps away."""
    steps = dict(Term.objects.exclude(replaced_by=None).order_by().values_list("pk", "replaced_by"))
    return {code: _last(steps, code) for code in steps}


def _last(steps, code):
    passed = {code}
    while code in steps and steps[code] not in passed:
        code = steps[code]
        passed.add(code)
    return code


def _terms(language):
    return Term.objects.order_by().values_list("vocabulary", "code", "label_en" if language == "en" else "label_sv")


def _municipalities():
    return Municipality.objects.order_by().values_list(Value(MUNICIPALITY), F("scb_code"), "name")
