"""The page of a report on 200 values, and the file of 100,000, beside what the database does alone."""

import io
import statistics

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from actors.models import Offering
from testbeds.evaluation_states import EvaluationState
from testbeds.models import Analysis
from testbeds.reporting.versions import add_version
from testbeds.statistics.working import take_one
from tests.bench import reports
from tests.bench.report import put
from tests.bench.test_bench import MEASURED
from tests.bench.test_matching import in_seconds, line
from tests.factories.evaluations import EvaluationFactory, MeasureFactory

pytestmark = pytest.mark.bench

ROUNDS = 20


def test_measure_reports(bench, portal_here):
    cursor = bench.cursor()
    small, large = reported(cursor, people=100, each=1), reported(cursor, people=1000, each=50)
    cursor.execute("VACUUM ANALYZE testbeds_observation")

    pages = [(in_seconds(visit, portal_here, small), in_seconds(read, cursor, small)) for _round in range(ROUNDS)]
    files = [(in_seconds(take, portal_here, large), in_seconds(copy, cursor, large)) for _round in range(3)]
    page, file = ([1000 * statistics.median(side) for side in zip(*rounds, strict=True)] for rounds in (pages, files))

    rows = [line("Page of a report on 200 values, ms", *page), line("100,000 values as CSV, ms", *file)]
    put(MEASURED, "reports", "\n".join([heading(), *rows]))
    assert len(taken(portal_here, large)) == 100_001


def reported(cursor, people, each):
    """A published evaluation with that many people, and figures of them."""
    offering = Offering.objects.select_related("actor").first()  # the rows of the measurement have keys of their own
    evaluation = EvaluationFactory(state=EvaluationState.ANALYSIS, offering=offering, site=offering.actor, needs=[])
    measure = MeasureFactory(plan__evaluation=evaluation)
    reports.fill(cursor, measure, people, each)
    Analysis.objects.create(evaluation=evaluation, seed=7)
    take_one()
    type(evaluation).objects.filter(pk=evaluation.pk).update(state=EvaluationState.PUBLISHED, published_at=now())
    evaluation.refresh_from_db()
    add_version(evaluation, by=None)
    return evaluation


def visit(client, evaluation):
    assert client.get(evaluation.get_absolute_url()).status_code == 200


def read(cursor, evaluation):
    cursor.execute(reports.VERSION, [evaluation.pk])
    cursor.fetchone()


def take(client, evaluation):
    for _piece in client.get(reverse("evaluations:csv", args=[evaluation.slug])).streaming_content:
        pass


def taken(client, evaluation):
    answer = client.get(reverse("evaluations:csv", args=[evaluation.slug]))
    return b"".join(answer.streaming_content).decode().splitlines()


def copy(cursor, evaluation):
    measure = evaluation.plan.measures.get()
    statement = reports.COPY % {"measure": int(measure.pk)}
    cursor.copy_expert(statement, io.BytesIO())


def heading():
    return (
        f"Command: `python3 manage.py test -m bench -k reports` · {localdate()}\n\n"
        "| Reports | Portal | SQL | Ratio | Limit |\n|---|---:|---:|---:|---:|"
    )
