"""What the link of a letter opens, told to nobody else, and with an answer whatever is sent."""

import pytest
from django.urls import reverse
from django.utils import translation

from events.people import correcting, forgetting
from events.seats import cancelling, seating
from events.seats.registering import Person
from tests.events.invariants import sign_up
from tests.events.links import page_of
from tests.factories import PoolFactory

pytestmark = pytest.mark.django_db
LONG = "9" * 5000  # more digits than Python makes a number of


@pytest.fixture
def anna():
    return sign_up(PoolFactory().event, "anna")


@pytest.mark.parametrize(
    ("page", "sent", "status"),
    [
        ("own_offer", {"registration": LONG, "move": "accept"}, 400),
        ("own_offer", {"registration": "²", "move": "accept"}, 400),
        ("own_answers", {"withdraw": LONG}, 302),
    ],
)
def test_own_pages_take_a_number_that_is_none_for_no_row(client, anna, page, sent, status):
    assert client.post(page_of(anna, page), sent).status_code == status


def test_own_page_is_not_named_in_a_report_of_a_fault(client, anna):
    address = page_of(anna)
    report = reverse("arena:report_fault")

    footer = client.get(address).content.decode()
    filled_in = client.get(report, {"from": address}).context["form"]["page"].value()
    with translation.override("en"):
        in_english = client.get(report, {"from": page_of(anna)}).context["form"]["page"].value()

    assert f'href="{report}"' in footer
    assert (filled_in, in_english) == ("", "")


def test_own_cancel_while_many_do_says_so_on_the_own_page(client, anna, monkeypatch):
    monkeypatch.setattr(cancelling, "cancel", _busy)

    response = client.post(page_of(anna, "own_cancel"), {"what": "all"}, follow=True)

    assert response.status_code == 200
    assert "Många anmäler sig just nu." in response.content.decode()
    assert anna.registrations.live().exists()


def _busy(*_args, **_facts):
    raise seating.Busy("Många anmäler sig just nu.")


def test_own_details_sent_after_an_erasure_write_nothing(client, anna, monkeypatch, settings, tmp_path):
    settings.STATE_DIR = tmp_path
    monkeypatch.setattr(correcting, "change_own", _erased_before(correcting.change_own))
    said = {"name": "Anna igen", "language": "sv", "organisation": "Byn", "sector": "other"}

    client.post(page_of(anna, "own_details"), said)

    anna.refresh_from_db()
    assert (anna.name, anna.phone, anna.erased_at is None) == ("", "", False)


def _erased_before(act):
    """Erased by another window, after the door has let this one in."""

    def acted(participant, person: Person):
        forgetting.forget([participant.person_key])
        return act(participant, person)

    return acted
