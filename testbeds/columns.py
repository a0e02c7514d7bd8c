"""A file of needs: what the reader's own list shows of them, column by column, and what stays out with the reason."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from actors.columns.beside import beside
from actors.columns.kinds import Choice, Column, Named, Terms, Told, YesNo
from actors.columns.table import Table
from actors.states import Vocabulary
from actors.trust import Topic
from testbeds.models import Need, NeedSharing


def _with_parts(needs, _user):
    sharings = beside("sharings", NeedSharing.objects.select_related("actor"))
    joined = needs.select_related("owner", "solved_by__actor")
    return joined.prefetch_related(beside("terms"), beside("municipalities"), sharings)


def _owner(actor):
    return actor.name if actor.is_public else ""


def _sharers(need):
    return "; ".join(sharing.actor.name for sharing in need.beside_sharings if sharing.actor.is_public)


def _towns(need):
    return "; ".join(f"{town.pk} {town.name}" for town in need.beside_municipalities)


def _claims(need):
    labels = dict(Topic.choices)
    return "; ".join(str(labels.get(topic, topic)) for topic in need.required_claims)


def _met_by(offering):
    """Named while its own page is public."""
    return offering.name if offering.is_public else ""


NEEDS = Table(
    Need,
    key="slug",
    columns=[
        Choice("state", "state"),
        Choice("visibility", "visibility"),
        Choice("origin", "origin"),
        YesNo("is_example", "is_example"),
        Column("title_sv", "title_sv"),
        Column("title_en", "title_en"),
        Column("problem_sv", "problem_sv"),
        Column("problem_en", "problem_en"),
        Named("owner", "owner", shown=_owner),
        Told("shared_by", _("shared by"), _sharers),
        Column("affected", "affected"),
        Column("affected_per_year", "affected_per_year"),
        Choice("frequency", "frequency"),
        Column("consequences", "consequences"),
        Column("wished_state", "wished_state"),
        Column("noticed_by", "noticed_by"),
        Column("tried", "tried"),
        Column("constraints", "constraints"),
        Choice("urgency", "urgency"),
        Choice("benefit", "benefit"),
        Choice("feasibility", "feasibility"),
        Choice("hosting", "hosting"),
        Column("host_unit", "host_unit"),
        Column("host_months", "host_months"),
        Column("host_hours", "host_hours"),
        Choice("sensitivity", "sensitivity"),
        Terms("omr", "terms", Vocabulary.AREA, _("e-health areas")),
        Terms("vo", "terms", Vocabulary.CARE, _("care settings")),
        Terms("target_groups", "terms", Vocabulary.TARGET, _("target groups")),
        Column("required_trl", "required_trl"),
        Told("required_claims", _("compliance required"), _claims),
        Column("required_standards", "required_standards"),
        Told("municipalities", _("municipalities named"), _towns),
        Choice("scope", "scope"),
        Column("documented_year", "documented_year"),
        Column("source", "source"),
        Choice("confidence", "confidence"),
        Named("solved_by", "solved_by", shown=_met_by),
        Column("solved_how", "solved_how"),
        Column("confirmed_at", "confirmed_at"),
        Column("published_at", "published_at"),
        Column("changed_at", "changed_at"),
        Told("slug", _("address"), lambda need: settings.BASE_URL + need.get_absolute_url()),
    ],
    fetched=_with_parts,
)

EXCLUDED = {
    "id": "the address tells which need it is",
    "name_key": "worked out by the database, to sort by",
    "state_before": "where a need that is being tested or sleeps stood: no fact about it now",
    "response": "in which round it was told is read on the page of the round",
    "form_version": "which questions were asked: for whoever reads the answers of a round",
    "import_key": "the key of the portal's own file of documented needs",
    "begun_from": "the owner's own need of another year, which the reader may not be allowed to read",
    "asked_at": "when a letter of reminder was sent: no fact about the need",
    "created_at": "when its owner began to write, which is between the owner and nobody",
}
TOLD = {"required_claims", "municipalities", "slug"}  # fields that a column tells in words of its own
