"""What an organisation has written so far, or sent in, as it can be looked through."""

from actors import reviewing
from actors.forms.organisation import organisation_form
from actors.models import Offering
from actors.states import Stance

COMPETENCE = ["summary_sv", "summary_en", "areas", *Stance.values]


def of_actor(actor, offerings):
    """The facts in the order of the steps, each offering with its own."""
    words = reviewing.Words()
    return {
        "organisation": reviewing.in_words(actor, organisation_form(actor).Meta.fields, words),
        "competence": reviewing.in_words(actor, COMPETENCE, words),
        "offerings": [(offering, reviewing.in_words(offering, Offering.facts_kept, words)) for offering in offerings],
    }


def of_offering(offering):
    return reviewing.in_words(offering, Offering.facts_kept)
