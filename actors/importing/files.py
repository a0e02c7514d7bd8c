"""The portal's own data files, which start-up adds to the registry."""

from django.utils.translation import gettext as _

from actors.importing.headings import own_file
from actors.importing.planning import apply_plan, make_plan
from actors.importing.reading import read_table
from actors.models import Municipality, Term
from actors.states import Confidence, OfferingType, Vocabulary


def load_missing(name):
    """Add the rows of one of the portal's own files that the registry lacks; what is there already is not touched."""
    plan = make_plan(read_table(own_file(name)))
    apply_plan(plan, only_new=True)
    return len(plan.new)


def words_of():
    """What a column takes where not everything goes: the words of a choice or of a vocabulary."""
    choices = {
        "confidence": Confidence.choices,
        "org_number_confidence": Confidence.choices,
        "offering_type": OfferingType.choices,
    }
    words = {column: [f"{value} ({label})" for value, label in found] for column, found in choices.items()}
    terms = {"type": Vocabulary.ACTOR_TYPE, "omr": Vocabulary.AREA, "vo": Vocabulary.CARE}
    terms |= {"komp": Vocabulary.COMPETENCE, "target_groups": Vocabulary.TARGET, "not_for": Vocabulary.TARGET}
    known = list(Term.objects.active())
    for column, vocabulary in terms.items():
        words[column] = [f"{term.code} ({term.label})" for term in known if term.vocabulary == vocabulary]
    towns = Municipality.objects.order_by("scb_code")
    words["municipality_scb_code"] = [f"{town.scb_code} ({town.name})" for town in towns]
    return words


def forms_of():
    """How the cells of the other columns are written, where the heading does not say it."""
    return {
        "actor_id": _("your own key for the organisation, at most 12 characters"),
        "offering_id": _("your own key for the offering, at most 12 characters"),
        "org_number": _("ten digits, for example 212000-0746; never a personal identity number"),
        "scb_code": _("the four digits of the municipality, for example 0880"),
        "active_from, active_to": _("2019, 2019-08 or 2019-08-01"),
        "parent, predecessor, successor": _("names of organisations"),
        "supplier": _("the name of an organisation in the registry, or of one to be added"),
        "source": _("addresses or publications, separated by |"),
        "population_date": _("a date such as 2022-12-31"),
    }
