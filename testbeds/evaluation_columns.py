"""A file of evaluations: what everybody may read of them, column by column, and what stays out with the reason."""

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from actors.columns.beside import beside
from actors.columns.kinds import Choice, Column, Named, Told, YesNo
from actors.columns.table import Table
from testbeds.evaluation_states import Outcome
from testbeds.models import AdoptionDecision, Evaluation


def _with_parts(evaluations, _user):
    decisions = AdoptionDecision.objects.filter(replaced_at=None).select_related("actor").order_by("decided_on", "pk")
    joined = evaluations.select_related("offering__actor", "site", "testbed", "version", "search")
    return joined.prefetch_related(beside("decisions", decisions))


def _shown(row):
    """Named while its own page is public."""
    return str(row) if row.is_public else ""


def _verdict(evaluation):
    """Of the newest version of the report; nothing of one that was taken down."""
    codes = [code for code in evaluation.search.facets if code in Outcome]
    return capfirst(Outcome(codes[0]).label) if codes else ""


def _testbed(testbed):
    return testbed.name if testbed.state != "draft" else ""


def _decisions(evaluation):
    made = [decision for decision in evaluation.beside_decisions if decision.actor.is_public]
    return "; ".join(f"{decision.actor}: {decision.get_decision_display()}" for decision in made)


EVALUATIONS = Table(
    Evaluation,
    key="slug",
    columns=[
        Choice("state", "state"),
        Told("verdict", _("verdict"), _verdict),
        YesNo("is_example", "is_example"),
        Column("title_sv", "title_sv"),
        Column("title_en", "title_en"),
        Told("told", _("the answer in short"), lambda evaluation: evaluation.search.told_sv),
        Named("offering", "offering", shown=_shown),
        Told("supplier", _("supplier"), lambda evaluation: _shown(evaluation.offering.actor)),
        Named("version", "version", shown=lambda version: version.number),
        Column("version_text", "version_text"),
        Named("site", "site", shown=_shown),
        Named("testbed", "testbed", shown=_testbed),
        Column("began_on", "began_on"),
        Column("ended_on", "ended_on"),
        Column("published_at", "published_at"),
        Told("decisions", _("adoption decisions"), _decisions),
        Told("slug", _("address"), lambda evaluation: settings.BASE_URL + evaluation.get_absolute_url()),
    ],
    fetched=_with_parts,
)

EXCLUDED = {
    "id": "the address tells which evaluation it is",
    "name_key": "worked out by the database, to sort by",
    "needs": "some may be read by few; the page of the evaluation shows those that its reader may read",
    "match": "between the supplier and those who have the need",
    "request": "between the supplier and the host of the testbed",
    "planned_from": "a plan of time, which the days that it began and ended replace",
    "planned_until": "as above",
    "agreement": "a reference in somebody else's archive",
    "may_publish": "agreed before anything of it is public",
    "funding": "told in the report, with its context",
    "checklist": "answers before planning, for those who plan",
    "lessons_sv": "told as the answer in short of what was aborted",
    "data_changed_at": "for the analysis alone",
    "reply_due_at": "between the lead and the supplier",
    "created_at": "when somebody proposed it, before anything of it was public",
    "changed_at": "any touch of the row, also of what is not public",
}
TOLD = {"slug"}  # a field that a column tells in words of its own
