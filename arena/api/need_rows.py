"""Needs as the schemas of the API describe them."""

from django.db.models import Prefetch

from actors.models import Term
from actors.states import Vocabulary
from arena.api.rows import address, complete, name
from testbeds.models import NeedSharing

FIELDS = (
    *("state", "is_example", "origin", "title_sv", "title_en", "problem_sv", "problem_en", "scope"),
    *("documented_year", "hosting", "urgency", "benefit", "feasibility", "confirmed_at", "published_at"),
    *("changed_at", "source", "confidence"),
)
DETAILS = (
    *("affected", "affected_per_year", "frequency", "consequences", "wished_state", "noticed_by", "tried"),
    *("constraints", "host_unit", "host_months", "host_hours", "sensitivity", "required_trl", "required_claims"),
    *("required_standards", "solved_how"),
)


def with_parts(needs):
    """Needs fetched with everything that the API says of them."""
    sharings = NeedSharing.objects.select_related("actor")
    joined = needs.select_related("owner", "solved_by__actor")
    terms = Prefetch("terms", Term.objects.order_by("code"))
    return joined.prefetch_related(terms, Prefetch("sharings", sharings), "municipalities")


def need(row):
    facts = {
        "id": row.slug,
        "url": address(row),
        "owner": name(row.owner) if row.owner and row.owner.is_public else None,
        "shared_by": [name(sharing.actor) for sharing in row.sharings.all() if sharing.actor.is_public],
        "municipalities": [{"code": town.pk, "name": town.name} for town in row.municipalities.all()],
        "areas": row.terms_of(Vocabulary.AREA),
        "care_settings": row.terms_of(Vocabulary.CARE),
        "target_groups": row.terms_of(Vocabulary.TARGET),
    }
    return complete(row, facts, FIELDS)


def in_detail(row):
    met_by = row.solved_by if row.solved_by and row.solved_by.is_public else None
    offering = met_by and {"id": met_by.slug, "name": met_by.name, "url": address(met_by)}
    return complete(row, {**need(row), "solved_by": offering}, DETAILS)
