"""No answer of the sign-up tells whether an address has signed up already."""

import pytest

from events.models import Registration
from events.states import Sector
from tests.events.invariants import sign_up
from tests.events.sign_ups import said, sign_up_page
from tests.factories import EventFactory, PoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_counted")]


def answers(client, event, **changes):
    """What somebody sees who sends the form for an address that is at the event, and for one that is not."""
    return [
        (answer.status_code, answer.headers.get("Location", ""), _words(answer, name))
        for name in ("anna", "okand")
        for answer in [client.post(sign_up_page(event), said(name, **changes))]
    ]


def _words(answer, name):
    form = answer.context and answer.context.get("form")
    return form.non_field_errors() if form else ""


def test_sign_up_to_a_full_event_without_waiting_list_says_the_same_to_whoever_has_a_seat(client):
    pool = PoolFactory(capacity=1, event__has_waiting_list=False)
    sign_up(pool.event, "anna")

    known, unknown = answers(client, pool.event)

    assert known == unknown
    assert known[0] == 409


def test_sign_up_where_only_another_sector_has_seats_says_the_same_to_whoever_has_one(client):
    event = EventFactory()
    PoolFactory(event=event, reserved_for=Sector.BUSINESS)
    sign_up(event, "anna", sector=Sector.BUSINESS)

    known, unknown = answers(client, event, sector=Sector.MUNICIPALITY)

    assert known == unknown
    assert Registration.objects.count() == 1


def test_sign_up_beyond_three_unconfirmed_says_the_same_to_whoever_has_a_seat(client):
    event = PoolFactory(capacity=9).event
    sign_up(event, "anna")
    for other in [PoolFactory().event for _number in range(3)]:
        for name in ("anna", "okand"):
            client.post(sign_up_page(other), said(name))

    known, unknown = answers(client, event)

    assert known == unknown
    assert known[0] == 200
