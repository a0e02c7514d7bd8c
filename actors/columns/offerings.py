"""A file of offerings, each with who stands behind it."""

from django.utils.translation import gettext_lazy as _

from actors.columns.beside import beside
from actors.columns.kinds import Choice, Column, Named, Terms, Told, Website
from actors.columns.table import Table
from actors.models import Offering
from actors.states import Vocabulary


def _with_supplier_and_terms(offerings, _user):
    return offerings.select_related("actor").prefetch_related(beside("terms"), beside("not_for"))


OFFERINGS = Table(
    Offering,
    key="offering_no",
    columns=[
        Column("offering_no", "id", _("offering no."), is_written=False),
        Column("offering_id", "import_key", _("the offering's key in an imported file")),
        Column("name", "name"),
        Column("supplier_no", "actor", _("supplier no.")),
        Named("supplier", "actor", _("supplier"), shown=str),
        Column("supplier_note", "supplier_note"),
        Choice("offering_type", "offering_type"),
        Column("problem_sv", "problem_sv"),
        Column("problem_en", "problem_en"),
        Column("users", "users"),
        Terms("omr", "terms", Vocabulary.AREA, _("e-health areas")),
        Terms("vo", "terms", Vocabulary.CARE, _("care settings")),
        Terms("target_groups", "terms", Vocabulary.TARGET, _("target groups")),
        Terms("not_for", "not_for", Vocabulary.TARGET),
        Column("trl", "trl"),
        Choice("market_state", "market_state"),
        Column("regulatory_status", "regulatory_status"),
        Column("data_facts", "data_facts"),
        Column("standards", "standards"),
        Column("accessibility", "accessibility"),
        Column("languages", "languages"),
        Choice("price_model", "price_model"),
        Column("support", "support"),
        Website("website", "website"),
        Column("documented_use_in_county", "documented_use"),
        Choice("state", "state", is_written=False),
        Choice("origin", "origin", is_written=False),
        Column("source", "source"),
        Choice("confidence", "confidence"),
        Column("lapsed_at", "lapsed_at", is_written=False),
        Column("confirmed_at", "confirmed_at", is_written=False),
        Column("created_at", "created_at", is_written=False),
        Column("changed_at", "changed_at", is_written=False),
        Column("slug", "slug", is_written=False),
        Told("version", _("version of the row"), lambda offering: OFFERINGS.version(offering), is_written=False),
    ],
    fetched=_with_supplier_and_terms,
)
