"""Matches of 500 needs and 2,000 offerings, beside plain SQL that does the same: everything, one offering, a page."""

import statistics
import time

import pytest
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.timezone import localdate

from actors.models import Offering
from testbeds.matching import working
from testbeds.matching.computing import rule
from testbeds.matching.statement import STATEMENT
from testbeds.models import Match, Need, Recalculation
from tests.bench import matching
from tests.bench.conftest import FEW
from tests.bench.report import put
from tests.bench.test_bench import MEASURED

pytestmark = pytest.mark.bench

CHANGED = 15  # the offering that changes
ROUNDS = 20
MATCHES = 200  # that the need on the page has, or the next lower number


def test_measure_matching(bench, portal_here):
    cursor = bench.cursor()
    matching.fill(cursor)

    everything = in_seconds(recalculate), in_seconds(lambda: cursor.execute(matching.PLAIN, {"offering": None}))
    cursor.execute("VACUUM ANALYZE")
    rounds = [one_round(cursor) for _round in range(ROUNDS)]
    changed, alone, plain = (1000 * statistics.median(seconds) for seconds in zip(*rounds, strict=True))
    cursor.execute(matching.SAME)
    differing = cursor.fetchone()[0]
    need = with_matches(MATCHES)
    pages = [(in_seconds(visit, portal_here, need), in_seconds(read, cursor, need)) for _round in range(ROUNDS)]
    page = [1000 * statistics.median(seconds) for seconds in zip(*pages, strict=True)]

    number = f"{matching.NEEDS} needs × {FEW:,} offerings, {Match.objects.count():,} rows"
    rows = [
        line(f"All of {number}, s", *everything),
        line(f"One changed offering against {matching.NEEDS} needs, by hand, ms", changed, plain, "2"),
        line("The same, beside its own statement alone, ms", changed, alone, "2"),
        line(f"Page of a need with {need.matches.matching().count()} matches, ms", *page),
    ]
    put(MEASURED, "matching", "\n".join([heading(), *rows]))
    assert differing == 0
    assert changed < 2 * min(alone, plain)


def one_round(cursor):
    """The three in turn, so that a busy moment of the machine meets all; each changes the fact first."""
    only_it = {**rule(), "needs": None, "offerings": [CHANGED]}
    portal = in_seconds(lambda: (save(3), working.work_off()))
    plain = in_seconds(lambda: (change(cursor, 5), cursor.execute(matching.PLAIN, {"offering": CHANGED})))
    alone = in_seconds(lambda: (change(cursor, 9), cursor.execute(STATEMENT, only_it)))
    cursor.execute(matching.PLAIN, {"offering": CHANGED})
    return portal, alone, plain


def change(cursor, trl):
    cursor.execute(matching.CHANGE, [trl, CHANGED])


def recalculate():
    working.start(by=None)
    while not Recalculation.objects.get().finished_at:
        working.work_off()


def save(trl):
    offering = Offering.objects.get(pk=CHANGED)
    offering.trl = trl
    offering.save(update_fields=["trl", "changed_at"])


def with_matches(number):
    """The need whose matches come nearest to so many."""
    counted = Need.objects.annotate(fitting=Count("matches", filter=Q(matches__fails=[])))
    return min(counted, key=lambda need: abs(need.fitting - number))


def visit(client, need):
    assert client.get(reverse("needs:matches", args=[need.slug])).status_code == 200


def read(cursor, need):
    for fits, most in ((True, 30), (False, 10)):
        cursor.execute(matching.PAGE, {"need": need.pk, "fits": fits, "most": most})
        cursor.fetchall()
        cursor.execute(matching.COUNT, {"need": need.pk})
        cursor.fetchall()


def in_seconds(act, *given):
    began = time.perf_counter()
    act(*given)
    return time.perf_counter() - began


def line(title, portal, plain, limit="–"):
    return f"| {title} | {portal:.1f} | {plain:.1f} | {portal / plain:.2f} | {limit} |"


def heading():
    return (
        f"Command: `python3 manage.py test -m bench -k matching` · {localdate()}\n\n"
        "| Matching | Portal | SQL | Ratio | Limit |\n|---|---:|---:|---:|---:|"
    )
