"""Each row on the desk has at most one of the staff who deals with it, whoever was quicker."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from arena.desk import taking
from arena.desk.models import Assignment
from arena.shared.errors import Refused
from tests.factories import AssignmentFactory, ReportFactory, StaffFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return ReportFactory()


@pytest.fixture
def karin(client):
    karin = StaffFactory(name="Karin")
    client.force_login(karin)
    return karin


def press(client, report, **data):
    return client.post(reverse("arena:desk_take", args=["reports", report.pk]), data, follow=True)


def owner():
    return Assignment.objects.get().taken_by


def test_a_row_is_taken_and_says_so(client, karin, report):
    response = press(client, report)

    assert owner() == karin
    assert "handläggs av Karin" in response.text


def test_a_row_that_a_colleague_took_meanwhile_stays_hers(client, karin, report):
    maria = StaffFactory(name="Maria")
    taking.take("reports", str(report.pk), by=maria)

    response = press(client, report)

    assert owner() == maria
    assert "Maria har just tagit det här." in response.text


def test_a_row_is_taken_over_from_the_one_the_page_named(client, karin, report):
    maria = StaffFactory(name="Maria")
    taking.take("reports", str(report.pk), by=maria)

    press(client, report, owner=maria.pk)

    assert owner() == karin


def test_a_row_is_not_taken_over_from_a_third(report):
    first, second, third = StaffFactory.create_batch(3)
    taking.take("reports", str(report.pk), by=third)

    with pytest.raises(Refused):
        taking.take("reports", str(report.pk), by=first, instead_of=second.pk)


def test_a_row_is_put_back_by_its_owner_only(client, karin, report):
    taking.take("reports", str(report.pk), by=karin)
    taking.put_back("reports", str(report.pk), by=StaffFactory())
    assert owner() == karin

    press(client, report, move="put_back")

    assert Assignment.objects.count() == 0


def test_a_row_that_no_longer_waits_cannot_be_taken(client, karin, report):
    report.close("Klart.", by=karin)

    assert press(client, report).status_code == 404


def test_assignment_one_per_row(report):
    taken = AssignmentFactory()

    with pytest.raises(IntegrityError, match="assignment_one_per_row"), transaction.atomic():
        AssignmentFactory(queue=taken.queue, row=taken.row)


def test_desk_says_how_long_a_row_has_waited(client, karin, report):
    assert "kom i dag" in client.get(reverse("arena:desk")).text
