from datetime import timedelta

import pytest
from django.db.models.functions import Now

from arena import outbox
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Phase, Reason, State
from tests.factories import DemoLetterFactory, OutboundLetterFactory

pytestmark = pytest.mark.django_db


def swept(row):
    outbox.sweep()
    row.refresh_from_db()
    return row.state, row.reason


def test_sweep_letter_past_its_use_is_expired():
    row = OutboundLetterFactory(expires_at=Now())

    assert swept(row) == (State.EXPIRED, Reason.TOO_OLD)


def test_sweep_letter_claimed_by_a_lost_worker_waits_again():
    row = OutboundLetterFactory(claimed=True)

    assert swept(row) == (State.READY, Reason.WORKER_LOST)
    assert list(row.attempts.values_list("phase", flat=True)) == [Phase.ABANDONED]


@pytest.mark.parametrize("trait", ["claimed", "sending"])
def test_sweep_letter_in_the_hands_of_a_living_worker_is_left_alone(trait):
    row = OutboundLetterFactory(**{trait: True, "lease_until": Now() + timedelta(minutes=1)})

    assert swept(row) == (trait, "")


def test_sweep_letter_lost_while_being_sent_by_smtp_is_uncertain_until_evidence_may_have_come(post):
    row = OutboundLetterFactory(sending=True, kind="tests.welcome")

    assert swept(row) == (State.UNKNOWN, Reason.ANSWER_LOST)
    assert swept(row) == (State.UNKNOWN, Reason.ANSWER_LOST)


def test_sweep_uncertain_account_letter_goes_once_more_and_then_stays_uncertain(mailoutbox):
    row = OutboundLetterFactory(unknown=True, kind="tests.welcome")

    assert swept(row) == (State.READY, Reason.ANSWER_LOST)
    OutboundLetter.objects.update(state=State.UNKNOWN, fence=2)
    assert swept(row) == (State.UNKNOWN_FINAL, Reason.ANSWER_LOST)
    assert row.repeats == 1


def test_sweep_uncertain_letter_of_another_kind_is_left_to_a_person():
    row = OutboundLetterFactory(unknown=True)

    assert swept(row) == (State.UNKNOWN_FINAL, Reason.ANSWER_LOST)


def test_sweep_uncertain_account_letter_too_old_to_repeat_is_left_to_a_person():
    row = OutboundLetterFactory(unknown=True, kind="tests.welcome", expires_at=Now())

    assert swept(row) == (State.UNKNOWN_FINAL, Reason.ANSWER_LOST)


@pytest.mark.parametrize("trait", ["unknown", "unknown_final"])
def test_sweep_uncertain_letter_that_a_lost_worker_saw_accepted_is_sent(trait):
    row = OutboundLetterFactory(**{trait: True})
    row.attempts.create(fence=1, phase=Phase.LATE_ACCEPT, code="250")

    assert swept(row) == (State.SENT, "")


@pytest.mark.parametrize(("arrived", "state"), [(True, State.SENT), (False, State.READY)])
def test_sweep_uncertain_letter_of_the_demonstration_is_looked_for_in_the_mailbox(demo, arrived, state):
    row = OutboundLetterFactory(unknown=True)
    if arrived:
        DemoLetterFactory(message_id=row.message_id)

    assert swept(row)[0] == state


def test_sweep_forgets_the_address_of_a_letter_long_ended():
    ended = OutboundLetterFactory(
        sent=True, recipient=None, subject_id=1, address="asa@arena.example", expires_at=Now() - timedelta(days=181)
    )

    swept(ended)

    assert ended.address == ""
