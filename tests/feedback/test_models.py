from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from arena.feedback import tasks
from arena.feedback.models import Report
from arena.feedback.querysets import KEPT_AFTER_HANDLING
from arena.feedback.states import ReportState
from arena.shared.errors import Refused
from tests.factories import ReportFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "facts",
    [
        {"state": ReportState.CLOSED, "handled_at": None},
        {"state": ReportState.NEW, "handled_at": timezone.now()},
    ],
)
def test_report_handled_at_follows_state(facts):
    with pytest.raises(IntegrityError, match="report_handled_at_follows_state"):
        ReportFactory(**facts)


@pytest.mark.parametrize("facts", [{"email": "", "answer": "Ja."}, {"answer": ""}])
def test_report_answered_has_address_and_answer(facts):
    with pytest.raises(IntegrityError, match="report_answered_has_address_and_answer"):
        ReportFactory(state=ReportState.ANSWERED, handled_at=timezone.now(), **facts)


def test_report_closed_meanwhile_is_not_answered():
    report = ReportFactory()
    Report.objects.get(pk=report.pk).close("Dubblett.", by=StaffFactory())

    with pytest.raises(Refused):
        report.give_answer("Tack!", by=StaffFactory())


def test_forget_takes_what_was_handled_a_year_ago():
    long_ago = timezone.now() - KEPT_AFTER_HANDLING - timedelta(days=1)
    ReportFactory(closed=True, handled_at=long_ago)
    kept = [ReportFactory(closed=True), ReportFactory(created_at=long_ago)]

    tasks.forget()

    assert set(Report.objects.all()) == set(kept)
