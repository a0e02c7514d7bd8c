"""Matches of 500 needs and 2,000 offerings, beside plain SQL that does the same: everything, one offering, a page."""

import statistics
import time

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from actors.models import Offering
from testbeds.matching import working
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
    cursor.execute(matching.SAME)
    differing = cursor.fetchone()[0]
    cursor.execute("VACUUM ANALYZE")
    one = in_turn(lambda trl: (save(trl), working.work_off()), lambda trl: (save_plainly(cursor, trl), plainly(cursor)))
    cursor.execute(matching.SAME)
    differing += cursor.fetchone()[0]
    need = with_matches(MATCHES)
    page = in_turn(lambda _trl: visit(portal_here, need), lambda _trl: read(cursor, need))

    rows = [
        line(
            f"All matches, {matching.NEEDS} needs × {FEW:,} offerings ({Match.objects.count():,} rows), s", *everything
        ),
        line(f"One changed offering against {matching.NEEDS} needs, ms", *(1000 * seconds for seconds in one), "2"),
        line(f"Page of a need with {len(matching_of(need))} matches, ms", *(1000 * seconds for seconds in page)),
    ]
    put(MEASURED, "matching", "\n".join([heading(), *rows]))
    assert differing == 0
    assert one[0] < 2 * one[1]


def recalculate():
    working.start(by=None)
    while not Recalculation.objects.get().finished_at:
        working.work_off()


def save(trl):
    offering = Offering.objects.get(pk=CHANGED)
    offering.trl = trl
    offering.save(update_fields=["trl", "changed_at"])


def save_plainly(cursor, trl):
    cursor.execute("UPDATE actors_offering SET trl = %s, changed_at = now() WHERE id = %s", [trl, CHANGED])


def plainly(cursor):
    cursor.execute(matching.PLAIN, {"offering": CHANGED})


def with_matches(number):
    """The need whose matches come nearest to so many."""
    return min(Need.objects.all(), key=lambda need: abs(len(matching_of(need)) - number))


def matching_of(need):
    return need.matches.matching()


def visit(client, need):
    assert client.get(reverse("needs:matches", args=[need.slug])).status_code == 200


def read(cursor, need):
    for fits, most in ((True, 30), (False, 10)):
        cursor.execute(matching.PAGE, {"need": need.pk, "fits": fits, "most": most})
        cursor.fetchall()
        cursor.execute(matching.COUNT, {"need": need.pk})
        cursor.fetchall()


def in_turn(portal, plain):
    """Median seconds of each, by turns, so that a busy moment of the machine meets both; each changes the facts."""
    rounds = [(in_seconds(portal, trl), in_seconds(plain, trl)) for trl in [3, 9] * (ROUNDS // 2)]
    return [statistics.median(seconds) for seconds in zip(*rounds, strict=True)]


def in_seconds(act, *given):
    began = time.perf_counter()
    act(*given)
    return time.perf_counter() - began


def line(title, portal, plain, limit="–"):
    return f"| {title} | {portal:.1f} | {plain:.1f} | {portal / plain:.2f} | {limit} |"


def heading():
    return (
        f"Command: `python3 manage.py test -m bench -k matching` · {localdate()}\n\n"
        "| Matching | Portal | Plain SQL | Ratio | Limit |\n|---|---:|---:|---:|---:|"
    )
