"""What a file would do, as tables: the first rows of each kind, or one kind page by page."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from actors.imported import Verdict
from actors.models import Actor, Offering

SHOWN = 50  # rows of each kind before the reader asks for all of them
ABOUT = {model._meta.model_name: model for model in (Actor, Offering)}


def sections(upload, only, page):
    """The tables of the page, those that have rows."""
    if only:
        return [_section(upload, only, page.object_list)]
    found = [verdict for verdict in _tables() if upload.counts.get(verdict)]
    return [_section(upload, verdict, upload.outcomes.filter(verdict=verdict)[:SHOWN]) for verdict in found]


def _section(upload, verdict, outcomes):
    caption, head, rows_of = _tables()[Verdict(verdict)]
    total = upload.counts.get(verdict, 0)
    more = f"{reverse('importing:plan', args=[upload.pk])}?visa={verdict}" if total > SHOWN else ""
    rows = [row for outcome in outcomes for row in rows_of(outcome)]
    return {"caption": caption, "head": head, "rows": rows, "total": total, "more": more}


def _tables():
    """For each verdict the caption, the headings and how an outcome becomes rows, in the order of what needs a look."""
    of_changes = [_("Record"), _("Row"), _("Fact"), _("Before"), _("After")]
    return {
        Verdict.FAULTY: (_("What is wrong"), [_("Where"), _("Column"), _("What is wrong")], _fault_rows),
        Verdict.CONFLICT: (_("Changed by others since the export, not changed"), of_changes, _change_rows),
        Verdict.CHANGED: (_("Changes"), of_changes, _change_rows),
        Verdict.NEW: (capfirst(Verdict.NEW.label), [_("Record"), _("Row"), _("Kind")], _new_rows),
        Verdict.LEFT_ALONE: (_("Managed by the organisation, not changed"), of_changes, _change_rows),
    }


def _fault_rows(outcome):
    return [[_("Row %(row)s") % {"row": outcome.row}, column or "–", text] for column, text in outcome.said]


def _change_rows(outcome):
    return [[outcome.name, outcome.row, capfirst(fact), old or "–", new or "–"] for fact, old, new in outcome.said]


def _new_rows(outcome):
    kind = ABOUT[outcome.kind]._meta.verbose_name if outcome.kind in ABOUT else _("municipality")
    return [[outcome.name, outcome.row, capfirst(kind)]]


def records(upload):
    """What the file has added or changed and has a page: the first of them."""
    done = upload.outcomes.filter(verdict__in=[Verdict.NEW, Verdict.CHANGED], kind__in=ABOUT).exclude(record="")
    keys = list(done.values_list("kind", "record")[:SHOWN])
    found = {
        kind: model.objects.in_bulk([int(key) for about, key in keys if about == kind]) for kind, model in ABOUT.items()
    }
    return [found[kind][int(key)] for kind, key in keys if int(key) in found[kind]]
