"""A file is tried, and counts when somebody has said yes."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from arena.shared.errors import Refused
from testbeds.collecting import importing, reading
from testbeds.evaluation_states import EvaluationState, MeasureKind, Phase, ValueSource
from testbeds.models import Observation, ValuesFile
from tests.factories import MeasureFactory, ObservationFactory, UserFactory
from tests.testbeds.collecting.situations import WORKED_BEFORE, collecting

pytestmark = pytest.mark.django_db
HEADS = "Kod;Enhet;Datum;Tid per pass;Anteckning"


def try_file(evaluation, *lines, phase=Phase.BASELINE):
    content = "\r\n".join([HEADS, *lines]).encode()
    return importing.try_file(evaluation, content, name="tider.csv", phase=phase, by=UserFactory())


def test_file_counts_nothing_before_the_yes_and_all_of_it_after():
    evaluation, _measure, people = collecting()

    kept, problems = try_file(evaluation, "K001;;2026-03-02;42,5;Natt", "k002;;2026-03-03;38;", "K002;;;;")
    before = Observation.objects.count()
    importing.approve(kept, by=UserFactory())

    evaluation.refresh_from_db()
    people["K001"].refresh_from_db()
    values = Observation.objects.order_by("pk").values_list("participant__code", "on", "value", "note", "source")
    assert (problems, before) == ([], 0)
    assert list(values) == [
        ("K001", date(2026, 3, 2), Decimal("42.5"), "Natt", ValueSource.FILE),
        ("K002", date(2026, 3, 3), Decimal(38), "", ValueSource.FILE),
    ]
    assert (people["K001"].began_on, evaluation.data_changed_at is not None) == (date(2026, 3, 2), True)
    kept.refresh_from_db()
    assert (kept.entries, kept.count, kept.approved_at is not None) == ([], 2, True)


def test_file_with_faults_is_not_kept_and_says_row_column_and_reason():
    evaluation, measure, _people = collecting()
    MeasureFactory(plan=measure.plan, name="Fall", kind=MeasureKind.YES_NO, is_primary=False)
    lines = [
        "Kod;Datum;Tid per pass;Fall;Anteckning",
        "XX99;2026-03-02;42;;",
        "K001;3 mars;42;;",
        "K001;2026-03-02;fyrtio;2;",
        "K001;2026-03-02;42;1;Ring 070-123 45 67",
        "K001;2026-03-02;42;1;811218-9876",
        "K001;2999-01-01;42;;",
        "K001;2026-03-02;42;1;;mer",
    ]

    kept, problems = importing.try_file(
        evaluation, "\r\n".join(lines).encode(), name="fel.csv", phase=Phase.BASELINE, by=None
    )

    assert (kept, ValuesFile.objects.count()) == (None, 0)
    assert [(row, column) for row, column, _reason in problems] == [
        *[(2, "Kod"), (3, "Datum"), (4, "Tid per pass"), (4, "Fall")],
        *[(5, "Anteckning"), (6, "Anteckning"), (7, "Datum"), (8, "")],
    ]
    assert "811218" not in str(problems)


def test_file_in_excel_is_read_like_one_in_csv():
    from io import BytesIO

    from openpyxl import Workbook

    evaluation, _measure, _people = collecting()
    book, content = Workbook(), BytesIO()
    book.active.append(HEADS.split(";"))
    book.active.append(["K001", None, date(2026, 3, 2), 42.5, None])
    book.save(content)

    kept, problems = importing.try_file(
        evaluation, content.getvalue(), name="tider.xlsx", phase=Phase.BASELINE, by=None
    )

    assert (problems, [entry[2:4] for entry in kept.entries]) == ([], [["2026-03-02", "42.5"]])


def test_file_tells_what_looks_odd_without_refusing_it():
    evaluation, measure, people = collecting()
    for value in WORKED_BEFORE:
        ObservationFactory(measure=measure, participant=people["K001"], on=date(2026, 3, 2), value=value)

    kept, _problems = try_file(evaluation, "K002;;2026-03-02;425;", "K001;;2026-03-02;42;")

    assert [(row, column) for row, column, _why in kept.doubts] == [(2, "Tid per pass"), (3, "Tid per pass")]


def test_file_counts_once():
    evaluation, _measure, _people = collecting()
    kept, again = (try_file(evaluation, "K001;;2026-03-02;42;")[0] for _each in "ab")
    importing.approve(kept, by=None)

    with pytest.raises(Refused):
        importing.approve(kept, by=None)
    with pytest.raises(Refused, match="redan"):
        importing.approve(again, by=None)
    with pytest.raises(Refused, match="redan"):
        try_file(evaluation, "K001;;2026-03-02;42;")

    assert Observation.objects.count() == 1


def test_file_is_refused_when_its_phase_is_over_or_a_code_is_gone():
    evaluation, _measure, people = collecting()
    kept, _problems = try_file(evaluation, "K001;;2026-03-02;42;")
    people["K001"].delete()

    with pytest.raises(Refused):
        importing.approve(kept, by=None)
    type(evaluation).objects.update(state=EvaluationState.TEST)
    with pytest.raises(Refused):
        importing.approve(kept, by=None)


@pytest.mark.parametrize(
    "heads", ["Kod;Tid per pass", "Kod;Datum;Namn;Tid per pass", "Kod;Datum;Datum;Tid per pass", "Datum;Tid per pass"]
)
def test_file_with_other_headings_is_refused(heads):
    evaluation, _measure, _people = collecting()

    with pytest.raises(Refused):
        importing.try_file(evaluation, f"{heads}\r\n".encode(), name="x.csv", phase=Phase.BASELINE, by=None)


def test_file_that_waits_is_forgotten_after_a_week():
    evaluation, _measure, _people = collecting()
    old, _problems = try_file(evaluation, "K001;;2026-03-02;42;")
    ValuesFile.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=8))

    kept, _problems = try_file(evaluation, "K001;;2026-03-02;43;")

    assert ValuesFile.objects.get() == kept


def test_problems_are_told_until_there_are_so_many_that_the_first_say_enough():
    evaluation, _measure, _people = collecting()

    _kept, problems = try_file(evaluation, *["XX99;;2026-03-02;42;"] * 300)

    assert len(problems) == reading.MOST_TOLD
