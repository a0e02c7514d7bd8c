"""How it goes with the letters, in numbers."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext

from arena.outbox import measuring
from arena.outbox.measuring import LONGEST_SILENCE, LONGEST_WAIT, Pulse
from arena.outbox.models import Counter, DomainRest, Heartbeat, Suppression
from arena.outbox.states import Priority, Reason, Silence, Stream
from tests.factories import OutboundLetterFactory

pytestmark = pytest.mark.django_db


def minutes(number):
    return Now() - timedelta(minutes=number)


def test_pulse_where_nothing_has_happened_knows_nothing():
    pulse = measuring.pulse()

    assert (pulse, pulse.is_alive, pulse.is_behind) == (Pulse(None, None), False, False)


def test_pulse_says_how_long_the_oldest_due_letter_has_waited_in_any_lane():
    Heartbeat.objects.create(at=minutes(1))
    OutboundLetterFactory(not_before=minutes(20), priority=Priority.BULK)
    OutboundLetterFactory(not_before=minutes(5), priority=Priority.ACCOUNT)
    OutboundLetterFactory(not_before=minutes(90), sent=True)
    OutboundLetterFactory(not_before=minutes(90), reason=Reason.DOMAIN_RESTS)
    OutboundLetterFactory(not_before=Now() + timedelta(minutes=5))

    pulse = measuring.pulse()

    assert (round(pulse.silence / 60), round(pulse.waited / 60)) == (1, 20)


def test_pulse_costs_one_statement_however_many_letters_wait():
    OutboundLetterFactory.create_batch(5)

    with CaptureQueriesContext(connection) as asked:
        measuring.pulse()

    assert len(asked) == 1


@pytest.mark.parametrize(
    ("pulse", "is_alive", "is_behind"),
    [
        (Pulse(LONGEST_SILENCE, LONGEST_WAIT), True, False),
        (Pulse(LONGEST_SILENCE + 1, None), False, True),
        (Pulse(0, LONGEST_WAIT + 1), True, True),
    ],
)
def test_engine_is_behind_after_three_minutes_of_silence_or_ten_of_waiting(pulse, is_alive, is_behind):
    assert (pulse.is_alive, pulse.is_behind) == (is_alive, is_behind)


def test_figures_count_letters_rests_suppressions_and_faults():
    OutboundLetterFactory.create_batch(2, failed=True)
    OutboundLetterFactory(sent=True, returned_at=Now(), stream=Stream.REMINDERS)
    for domain, hours in [("resting.example", 1), ("rested.example", -1)]:
        DomainRest.objects.create(domain=domain, until=Now() + timedelta(hours=hours), reason=Reason.BUSY)
    Suppression.objects.create(address_key="a", why=Silence.BOUNCED)
    Suppression.objects.create(address_key="b", why=Silence.BOUNCED, lifted_at=Now())
    Counter.count("wake"), Counter.count("wake")

    found = {figure.name: figure.values for figure in measuring.figures()}

    assert found["letters"] == {("failed", "own"): 2, ("sent", "reminders"): 1}
    assert found["letters_returned"] == {(): 1}
    assert found["resting_domains"] == {("busy",): 1}
    assert found["suppressions"] == {("bounced", ""): 1}
    assert found["swallowed_faults"] == {("wake",): 2}
    assert found["seconds_since_drain"] == {}
