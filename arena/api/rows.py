"""Rows of the registry as the schemas of the API describe them."""

from django.conf import settings
from django.db.models import Prefetch

from actors.models import ActorCompetence, Term
from actors.states import Vocabulary


def with_parts(actors):
    """Actors fetched with everything that the API says of them."""
    competences = ActorCompetence.objects.select_related("term", "actor").prefetch_related("areas").order_by("term")
    joined = actors.select_related("actor_type", "municipality", "part_of")
    return joined.prefetch_related("areas", Prefetch("competences", competences))


def actor(row):
    facts = {
        **name(row),
        "part_of": (row.part_of and row.part_of.is_public and name(row.part_of)) or None,
        "organisation_number": row.org_number,
        "organisation_number_confidence": row.org_number_confidence,
        "municipality": row.municipality and {"code": row.municipality_id, "name": row.municipality.name},
        "areas": list(row.areas.all()),
        "competences": list(row.competences.all()),
    }
    return complete(row, facts, ACTOR_FIELDS)


ACTOR_FIELDS = (
    *("state", "is_example", "legal_name", "actor_type", "size_class", "country", "website", "summary_sv"),
    *("summary_en", "active_from", "active_to", "contact_function", "contact_email", "contact_phone"),
    *("verified_how", "verified_on", "confirmed_at", "changed_at", "source", "confidence"),
)
OFFERING_FIELDS = (
    *("name", "state", "offering_type", "problem_sv", "problem_en", "users", "trl", "market_state"),
    *("regulatory_status", "data_facts", "standards", "accessibility", "languages", "price_model", "support"),
    *("website", "documented_use", "confirmed_at", "changed_at", "source", "confidence"),
)

DEPLOYMENT_FIELDS = (
    *("care_setting", "stage", "started", "stopped", "staff_users", "inhabitant_users", "users_on"),
    *("users_source", "state", "source"),
)


def offerings_with_parts(offerings):
    return offerings.select_related("actor").prefetch_related("terms", "not_for")


def in_detail(row):
    """One offering with what is said and shown of it; a file is read on the offering's own page."""
    return {
        **offering(row),
        "versions": list(row.versions.all()),
        "claims": list(row.compliance_claims.all()),
        "evidence": list(row.evidence.all()),
        "deployments": [_deployment(deployment) for deployment in row.deployments.shown().with_both_sides()],
    }


def _deployment(row):
    return complete(row, {"actor": name(row.actor)}, DEPLOYMENT_FIELDS)


def offering(row):
    facts = {
        "id": row.slug,
        "url": address(row),
        "actor": name(row.actor),
        "areas": row.terms_of(Vocabulary.AREA),
        "care_settings": row.terms_of(Vocabulary.CARE),
        "target_groups": row.terms_of(Vocabulary.TARGET),
        "not_for": list(row.not_for.all()),
    }
    return complete(row, facts, OFFERING_FIELDS)


def name(actor):
    return {"id": actor.slug, "name": actor.name, "url": address(actor)}


def address(row):
    """Where people read about it."""
    return settings.BASE_URL + row.get_absolute_url()


def terms(vocabulary):
    found = Term.objects.order_by("code")
    return found.of(vocabulary) if vocabulary else found


def complete(row, facts, fields):
    return {**facts, **{field: getattr(row, field) for field in fields}}
