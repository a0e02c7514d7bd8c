"""Statement 11: the named host alone reads dietary and access needs, and nothing else tells them."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.core.signals import got_request_exception
from django.urls import reverse
from django.views.debug import SafeExceptionReporterFilter

from arena.history.models import Entry
from arena.outbox.models import OutboundLetter
from events.forms.questions import QuestionForm
from events.keys import OWN, link_token
from events.states import PoolKind
from tests.events.sign_ups import said, sign_up_page
from tests.factories import (
    CareNeedFactory,
    EventFactory,
    ParticipantFactory,
    PoolFactory,
    RegistrationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def host():
    return UserFactory(staff=True)


@pytest.fixture
def event(host):
    return EventFactory(host=host, asks_care_needs=True)


@pytest.fixture
def pool(event):
    return PoolFactory(event=event)


def coming(pool, **needs):
    return CareNeedFactory(participant=RegistrationFactory(pool=pool).participant, **needs)


def page(event):
    return reverse("events:care_needs", args=[event.slug])


def read_by(client, person, event):
    client.force_login(person)
    return client.get(page(event))


def test_host_reads_numbers_for_the_kitchen_and_names_for_access(client, host, event, pool):
    coming(pool, dietary="Vegan", access=""), coming(pool, dietary="vegan", access="")
    wheelchair = coming(pool, dietary="", access="Rullstol")

    response = read_by(client, host, event)

    assert response.context["dietary"] == [("Vegan", 2)]
    assert list(response.context["access"]) == [wheelchair]


def test_host_reads_needs_of_those_only_who_have_a_seat_and_have_agreed(client, host, event, pool):
    CareNeedFactory(participant=RegistrationFactory(pool=pool, waiting=True).participant)
    unasked = ParticipantFactory(event=event, agreed_at=None)
    CareNeedFactory(participant=RegistrationFactory(pool=pool, participant=unasked).participant)

    response = read_by(client, host, event)

    assert (response.context["dietary"], response.context["access"]) == ([], [])


@pytest.mark.parametrize(
    "facts", [{"staff": True}, {"staff": True, "administrator": True}, {"administrator": True}, {}]
)
def test_nobody_else_reads_them(client, event, facts):
    assert read_by(client, UserFactory(**facts), event).status_code == 403


def test_former_host_reads_nothing_from_the_moment_another_is_named(client, host, event):
    before = read_by(client, host, event).status_code

    event.host = UserFactory(staff=True)
    event.save()

    assert (before, client.get(page(event)).status_code) == (200, 403)


def test_host_who_leaves_the_staff_reads_nothing(client, host, event):
    host.is_staff = False
    host.save()

    assert read_by(client, host, event).status_code == 403


def test_host_reads_nothing_once_the_days_have_passed(client, host, event):
    with time_machine.travel(event.ends_at + timedelta(days=14, minutes=1), tick=False):
        assert read_by(client, host, event).status_code == 403


def test_reading_is_kept_without_what_was_read(client, host, event, pool):
    coming(pool)

    read_by(client, host, event)

    entry = Entry.objects.get(kind="care-needs")
    assert (entry.about, entry.after) == ([f"events_event:{event.pk}"], {"rows": 1, "query": {}})


def test_log_says_in_words_that_the_host_has_read_them(client, host, event, pool):
    coming(pool)
    read_by(client, host, event)

    log = client.get(reverse("events:log", args=[event.slug])).content.decode()

    assert "värdens lista över mat och tillgänglighet" in log


def test_page_is_kept_by_no_browser(client, host, event):
    assert "no-store" in read_by(client, host, event)["Cache-Control"]


def test_needs_reach_no_letter_and_no_other_page_of_the_staff(client, event, pool):
    client.post(sign_up_page(event), said(dietary="Kikärtsgryta", access="Hörslinga", kind=PoolKind.ROOM))
    person = event.participants.get()
    assert person.care_need.dietary == "Kikärtsgryta"
    client.force_login(UserFactory(staff=True, administrator=True))

    pages = ["manage", "participants", "queue", "attendance", "approvals", "questions", "log"]
    addresses = [reverse(f"events:{page}", args=[event.slug]) for page in pages]
    addresses += [reverse("events:participant", args=[event.slug, person.key]), reverse("actors:log")]
    addresses += [f"{reverse(page, args=[event.slug])}" for page in ["events:detail", "events:ics"]]
    answers = {address: client.get(address) for address in addresses}

    assert {address: answer.status_code for address, answer in answers.items() if answer.status_code != 200} == {}
    assert [address for address, answer in answers.items() if "Kikärtsgryta" in answer.content.decode()] == []
    assert [letter for letter in OutboundLetter.objects.values() if "Kikärtsgryta" in str(letter)] == []


def test_search_finds_no_needs(client, event, pool):
    coming(pool)
    client.force_login(UserFactory(staff=True))

    found = client.get(reverse("arena:search"), {"q": "rullstol"})

    assert "Plats för rullstol" not in found.content.decode()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["participants_file", "numbers_file"])
def test_files_hold_no_needs(client, event, pool, name, form):
    coming(pool)
    client.force_login(UserFactory(staff=True))

    file = client.get(reverse(f"events:{name}", kwargs={"slug": event.slug, "form": form})).getvalue()

    parts = _parts(file) if form == "xlsx" else [file]
    assert [part for part in parts if "Kikärtsgryta".encode() in part] == []


def _parts(sheet):
    with ZipFile(BytesIO(sheet)) as parts:
        return [parts.read(name) for name in parts.namelist()]


@pytest.fixture
def crashed(client, monkeypatch):
    """The requests in which keeping the answers failed, as a report of the fault would show them."""
    requests = []

    def keep(request, **_facts):
        requests.append(request)

    def crash(*_args):
        raise RuntimeError

    monkeypatch.setattr(QuestionForm, "save", crash)
    client.raise_request_exception = False
    got_request_exception.connect(keep)
    yield requests
    got_request_exception.disconnect(keep)


def test_fault_while_they_are_kept_tells_no_word_of_them(client, event, pool, crashed):
    person = RegistrationFactory(pool=pool).participant
    own = reverse("events:own_answers", args=[person.key, link_token(person, OWN)])

    client.post(sign_up_page(event), said(dietary="Kikärtsgryta"))
    client.post(own, {"dietary": "Kikärtsgryta"})

    told = [SafeExceptionReporterFilter().get_post_parameters(request)["dietary"] for request in crashed]
    assert told == [SafeExceptionReporterFilter.cleansed_substitute] * 2
