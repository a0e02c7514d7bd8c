"""Needs, and results, that public texts tell of: added from the portal's own files, never changed afterwards."""

import csv
from pathlib import Path

from django.utils import timezone

from actors.models import Term
from arena.shared.slugs import unique_slugs
from testbeds.models import ExternalResult, Need
from testbeds.states import NeedOrigin, NeedState, Visibility

DATA = Path(__file__).parent / "data"
AS_TOLD = (  # columns that hold what the field of the same name does
    *("technology", "organisation", "period", "n_unit", "design", "measure", "before", "after", "result_sv"),
    *("unfavourable", "source", "confidence"),
)


def load_documented():
    """Add the needs that are missing; say how many there were to add."""
    missing = _missing("needs.csv", "need_id", Need.objects.exclude(import_key=None))
    addresses = unique_slugs(Need.objects.all(), [row["title"] for row in missing])
    for row, slug in zip(missing, addresses, strict=True):
        need = Need.objects.create(slug=slug, **_facts(row))
        need.terms.set(Term.objects.filter(code__in=_codes(row["omr"], row["vo"], row["mg"])))
        need.municipalities.set(_codes(row["municipalities"]))
    return len(missing)


def load_published():
    """Add the results that are missing; say how many there were to add."""
    missing = _missing("evaluations.csv", "evaluation_id", ExternalResult.objects.all())
    addresses = unique_slugs(ExternalResult.objects.all(), [row["title"] for row in missing])
    for row, slug in zip(missing, addresses, strict=True):
        result = ExternalResult.objects.create(
            slug=slug,
            import_key=row["evaluation_id"],
            title_sv=row["title"],
            municipality_id=row["municipality_scb_code"] or None,
            n=row["n"] or None,
            **{name: row[name] for name in AS_TOLD},
        )
        result.terms.set(Term.objects.filter(code__in=_codes(row["omr"], row["vo"])))
    return len(missing)


def _missing(name, key, loaded):
    known = set(loaded.values_list("import_key", flat=True))
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row[key] not in known]


def _facts(row):
    return {
        "import_key": row["need_id"],
        "origin": NeedOrigin.DOCUMENTED,
        "state": NeedState.PUBLISHED,
        "visibility": Visibility.PUBLIC,
        "published_at": timezone.now(),
        "title_sv": row["title"],
        "problem_sv": row["problem_sv"],
        "affected": row["affected"],
        "scope": row["scope"],
        "documented_year": row["year"] or None,
        "source": row["source"],
        "confidence": row["confidence"],
    }


def _codes(*cells):
    return [code for cell in cells for code in cell.split(";") if code]
