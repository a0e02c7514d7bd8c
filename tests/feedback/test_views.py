"""Telling us that something is wrong, and what the staff do about it."""

import time

import pytest
import time_machine
from django.core import signing
from django.core.cache import cache
from django.urls import reverse

from arena.feedback.models import Report
from arena.feedback.states import ReportState
from arena.feedback.views import PER_HOUR
from arena.outbox.models import OutboundLetter
from arena.shared.open_forms import QUICKEST, SLOWEST, OpenedField
from tests.factories import ReportFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db
URL = "/om/rapportera-fel/"


@pytest.fixture(autouse=True)
def no_count():
    cache.clear()


def opened(seconds_ago):
    return signing.dumps(int(time.time()) - seconds_ago, salt=OpenedField.salt)


def a_report(seconds_ago=QUICKEST + 2, **changes):
    return {"subject": "fault", "text": "Knappen gör inget.", "opened": opened(seconds_ago), **changes}


def test_report_anonymous_is_kept_without_letter(client):
    response = client.post(URL, a_report(page="/aktorer/"))

    report = Report.objects.get()
    assert (response.status_code, response.url) == (302, reverse("arena:report_sent"))
    assert (report.subject, report.text, report.page, report.email) == ("fault", "Knappen gör inget.", "/aktorer/", "")
    assert OutboundLetter.objects.count() == 0


def test_report_with_address_leaves_receipt_in_its_language(client):
    client.post("/en/about/report-a-fault/", a_report(email="asa@arena.example"))

    letter = OutboundLetter.objects.get()
    assert (letter.kind, letter.address, letter.language) == ("feedback.receipt", "asa@arena.example", "en")


def test_report_thank_you_page_shows_the_way_to_digg(client):
    page = client.get(reverse("arena:report_sent")).content.decode()

    assert page.count("https://www.digg.se/tdosanmalan") == 1


@pytest.mark.parametrize(
    ("come_from", "shown"),
    [
        ("/aktorer/?q=a", "/aktorer/"),
        ("https://else.example/", None),
        ("//else.example/x", None),
        ("javascript:alert(1)", None),
    ],
)
def test_report_from_fills_in_own_pages_only(client, come_from, shown):
    form = client.get(URL, {"from": come_from}).context["form"]

    assert (form["page"].value() or None) == shown


def test_report_page_typed_as_whole_address_becomes_path(client):
    client.post(URL, a_report(page="https://arena.example/aktorer/?q=x"))

    assert Report.objects.get().page == "/aktorer/"


@pytest.mark.parametrize(
    "changes",
    [
        {"text": ""},
        {"nickname": "Robot"},
        {"seconds_ago": 0},
        {"seconds_ago": SLOWEST + 60},
        {"opened": "forged"},
        {"opened": ""},
        {"email": "asa@"},
    ],
)
def test_report_refused_keeps_what_was_typed(client, changes):
    response = client.post(URL, a_report(page="/erbjudanden/", **changes))

    form = response.context["form"]
    assert (response.status_code, Report.objects.count(), bool(form.errors)) == (200, 0, True)
    assert form["page"].value() == "/erbjudanden/"


def test_report_left_lying_can_be_sent_again_from_the_answer(client):
    answer = client.post(URL, a_report(SLOWEST + 60)).context["form"]
    with time_machine.travel(time.time() + QUICKEST + 1):
        client.post(URL, a_report(opened=answer["opened"].value()))

    assert Report.objects.count() == 1


def test_report_with_personal_number_is_neither_kept_nor_echoed(client):
    response = client.post(URL, a_report(text="Gäller 811218-9876."))

    assert Report.objects.count() == 0
    assert "811218" not in response.content.decode()


def test_report_too_many_from_one_network_is_refused(client):
    for number in range(PER_HOUR):
        client.post(URL, a_report(), REMOTE_ADDR=f"192.0.2.{number}")

    response = client.post(URL, a_report(), REMOTE_ADDR="192.0.2.250")
    elsewhere = client.post(URL, a_report(), REMOTE_ADDR="198.51.100.1")

    assert (response.status_code, elsewhere.status_code, Report.objects.count()) == (200, 302, PER_HOUR + 1)


def test_report_list_shows_staff_waiting_and_handled(client):
    waiting, handled = ReportFactory(), ReportFactory(closed=True)
    client.force_login(StaffFactory())

    context = client.get("/att-gora/rapporter/").context

    assert (list(context["waiting"]), list(context["handled"])) == ([waiting], [handled])


def test_report_list_other_person_is_refused(client):
    client.force_login(UserFactory())

    assert client.get("/att-gora/rapporter/").status_code == 403


def test_report_answer_reaches_the_reporter(client):
    staff, report = StaffFactory(), ReportFactory(language="en")
    client.force_login(staff)

    client.post(report.get_absolute_url(), {"answer": "Nu är det lagat.", "send": "1"})

    report.refresh_from_db()
    letter = OutboundLetter.objects.get()
    assert (report.state, report.answer, report.handled_by) == (ReportState.ANSWERED, "Nu är det lagat.", staff)
    assert (letter.kind, letter.address, letter.language) == ("feedback.answer", "asa@arena.example", "en")


def test_report_closed_with_note_sends_nothing(client):
    report = ReportFactory()
    client.force_login(StaffFactory())

    client.post(report.get_absolute_url(), {"answer": "Dubblett."})

    report.refresh_from_db()
    assert (report.state, OutboundLetter.objects.count()) == (ReportState.CLOSED, 0)


def test_report_answer_without_address_is_refused(client):
    report = ReportFactory(anonymous=True)
    client.force_login(StaffFactory())

    response = client.post(report.get_absolute_url(), {"answer": "Tack!", "send": "1"})

    report.refresh_from_db()
    assert (response.status_code, report.state) == (200, ReportState.NEW)
    assert response.context["form"]["answer"].value() == "Tack!"


def test_report_detail_other_person_finds_nothing(client):
    client.force_login(UserFactory())

    assert client.get(ReportFactory().get_absolute_url()).status_code == 404
