"""Evaluations as the schemas of the API describe them: the report is the published document, and nothing beside it."""

import json

from django.db.models import Prefetch

from actors.models import Term
from actors.states import Vocabulary
from arena.api.rows import address, complete, name
from testbeds.evaluation_states import Outcome
from testbeds.models import AdoptionDecision, Need

FIELDS = ("state", "is_example", "title_sv", "title_en", "began_on", "ended_on", "published_at")
FOLLOW_UP = ("months", "due_on", "still_used", "users", "comment", "is_silent")


def with_parts(evaluations):
    """Evaluations fetched with everything that the list says of them."""
    related = ("offering__actor", "version", "site__municipality", "site__part_of__municipality", "take_down", "search")
    terms = Prefetch("offering__terms", Term.objects.order_by("code"))
    return evaluations.select_related(*related).prefetch_related(terms)


def evaluation(row):
    offering, site, verdict = row.offering, row.site, [code for code in row.search.facets if code in Outcome]
    facts = {
        "id": row.slug,
        "url": address(row),
        "told_sv": row.search.told_sv,
        "told_en": row.search.told_en,
        "verdict": verdict[0] if verdict else None,
        "offering": {**_named(offering), "name": offering.name} if offering.is_public else None,
        "version": row.version.number if row.version else row.version_text,
        "supplier": name(offering.actor) if offering.actor.is_public else None,
        "site": name(site) if site.is_public else None,
        "municipality": _town(site),
        "areas": [term for term in offering.terms.all() if term.vocabulary == Vocabulary.AREA],
        "is_taken_down": row.is_taken_down,
    }
    return complete(row, facts, FIELDS)


def in_detail(row):
    """With the report, unless it was taken down; of the needs those that everybody may read."""
    told = evaluation(row)
    version = None if told["is_taken_down"] else row.versions.first()
    made = AdoptionDecision.objects.filter(evaluation=row).standing().told()
    return {
        **told,
        "report_version": version and version.number,
        "report_checksum": version.checksum if version else "",
        "report": version and json.loads(bytes(version.document)),
        "needs": [_need(need) for need in Need.objects.public().filter(evaluations=row).order_by("name_key", "pk")],
        "decisions": [_decision(one) for one in made.select_related("actor").prefetch_related("follow_ups")],
    }


def _named(row):
    return {"id": row.slug, "url": address(row)}


def _need(need):
    return {**_named(need), "title_sv": need.title_sv}


def _town(site):
    town = site.municipality or (site.part_of and site.part_of.municipality)
    return {"code": town.pk, "name": town.name} if town and site.is_public else None


def _decision(decision):
    asked = [{field: getattr(one, field) for field in FOLLOW_UP} for one in decision.follow_ups.all()]
    facts = {"actor": name(decision.actor), "follow_ups": asked}
    return complete(decision, facts, ("decision", "decided_on", "reason"))
