"""A file of actors, with what they can and how they stand to others."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from actors.columns.beside import all_beside, beside
from actors.columns.kinds import (
    Choice,
    Column,
    Competences,
    Named,
    OneTerm,
    OrganisationNumber,
    Place,
    Terms,
    Told,
    Website,
    YesNo,
)
from actors.columns.table import Table
from actors.models import Actor, ActorCompetence, ActorRelation
from actors.states import RelationKind, Stance, Vocabulary


def _with_what_it_knows(actors, user):
    relations = ActorRelation.objects.select_related("from_actor", "to_actor").order_by("pk")
    to_it, from_it = relations, relations
    if user is not None:
        visible = Actor.objects.visible_to(user)
        from_it = relations.filter(Q(to_actor=None) | Q(to_actor__in=visible))
        to_it = relations.filter(Q(from_actor=None) | Q(from_actor__in=visible))
    return actors.select_related("actor_type", "municipality", "part_of").prefetch_related(
        beside("areas"),
        beside("competences", ActorCompetence.objects.select_related("term")),
        beside("relations", from_it),
        beside("relations_to_it", to_it),
    )


def _relations(actor):
    return all_beside(actor, "relations")


def _parents(actor):
    return _names(row.to_actor or row.to_name for row in _relations(actor) if row.kind == RelationKind.PART_OF)


def _successors(actor):
    return _names(row.to_actor or row.to_name for row in _relations(actor) if row.kind == RelationKind.SUCCEEDED_BY)


def _predecessors(actor):
    found = (row for row in all_beside(actor, "relations_to_it") if row.kind == RelationKind.SUCCEEDED_BY)
    return _names(row.from_actor or row.from_name for row in found)


def _names(others):
    return "; ".join(map(str, others))


def _public_name(actor):
    return str(actor) if actor.is_public else ""


ACTORS = Table(
    Actor,
    key="actor_no",
    columns=[
        Column("actor_no", "id", _("actor no."), is_written=False),
        Column("actor_id", "import_key", _("the actor's key in an imported file")),
        Column("name", "legal_name"),
        Column("display_name", "display_name"),
        Named("unit_of", "part_of", shown=_public_name, is_written=False),
        OneTerm("type", "actor_type", Vocabulary.ACTOR_TYPE),
        Told("parent", _("is part of"), _parents),
        Told("predecessor", _("succeeds"), _predecessors),
        Told("successor", _("is succeeded by"), _successors),
        OrganisationNumber("org_number", "org_number"),
        Choice("org_number_confidence", "org_number_confidence", _("how the organisation number is known")),
        Column("org_number_source", "org_number_source"),
        YesNo("is_sole_trader", "is_sole_trader"),
        Column("foreign_id", "foreign_id"),
        Column("country", "country"),
        Choice("size_class", "size_class"),
        Place("municipality_scb_code", "municipality"),
        YesNo("seat_outside_county", "seat_outside_county"),
        Website("website", "website"),
        Column("contact_function", "contact_function"),
        Column("contact_email", "contact_email"),
        Column("contact_phone", "contact_phone"),
        Column("summary_sv", "summary_sv"),
        Column("summary_en", "summary_en"),
        Column("active_from", "active_from"),
        Column("active_to", "active_to"),
        Terms("omr", "areas", Vocabulary.AREA),
        Competences("komp", Stance.HAS, Vocabulary.COMPETENCE, _("competences it has")),
        Competences("komp_building", Stance.BUILDING, Vocabulary.COMPETENCE, _("competences it is building up")),
        Competences("komp_seeking", Stance.SEEKING, Vocabulary.COMPETENCE, _("competences it is looking for")),
        Choice("state", "state", is_written=False),
        YesNo("is_example", "is_example", is_written=False),
        Choice("origin", "origin", is_written=False),
        Column("source", "source"),
        Choice("confidence", "confidence"),
        Column("note", "note"),
        Column("verified_how", "verified_how", is_written=False),
        Column("verified_on", "verified_on", is_written=False),
        Choice("verification_level", "verification_level", is_written=False),
        Column("lapsed_at", "lapsed_at", is_written=False),
        Column("confirmed_at", "confirmed_at", is_written=False),
        Column("created_at", "created_at", is_written=False),
        Column("changed_at", "changed_at", is_written=False),
        Column("slug", "slug", is_written=False),
        Told("version", _("version of the row"), lambda actor: ACTORS.version(actor), is_written=False),
    ],
    fetched=_with_what_it_knows,
)
