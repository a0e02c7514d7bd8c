import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models.functions import Now

from arena import outbox
from arena.outbox.models import Counter, DeliveryAttempt, DomainRest, Heartbeat, OutboundLetter, Suppression
from arena.outbox.states import Phase, Reason, Silence, State, Stream
from arena.shared.errors import Refused
from tests.factories import OutboundLetterFactory, StaffFactory

pytestmark = pytest.mark.django_db

WRONG = {
    "outbound_letter_state_is_known": {"state": "posted"},
    "outbound_letter_sent_at_follows_state": {"state": State.SENT},
    "outbound_letter_lease_follows_state": {"state": State.CLAIMED},
    "outbound_letter_is_not_tried_forever": {"attempt": 13},
    "outbound_letter_is_repeated_once": {"repeats": 2},
    "outbound_letter_has_one_recipient": {"address": "asa@arena.example"},
    "outbound_letter_address_is_one_word": {"recipient": None, "address": "asa@arena.example\nBcc: spy@arena.example"},
    "outbound_letter_says_why_not_sent": {"state": State.FAILED},
    "outbound_letter_stream_is_known": {"stream": "gossip"},
    "outbound_letter_in_digest_has_not_gone": {"digest_id": uuid.uuid4()},
}


@pytest.mark.parametrize("constraint", WRONG)
def test_letter_that_breaks_a_rule_is_refused_by_the_database(constraint):
    row = OutboundLetterFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        OutboundLetter.objects.filter(pk=row.pk).update(**WRONG[constraint])


ONCE = {"outbound_letter_key_is_there_once": "key", "outbound_letter_message_id_is_there_once": "message_id"}


@pytest.mark.parametrize("constraint", ONCE)
def test_letter_key_and_message_id_are_there_once(constraint):
    row = OutboundLetterFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        OutboundLetterFactory(**{ONCE[constraint]: getattr(row, ONCE[constraint])})


def test_every_constraint_of_a_letter_has_its_breaking_test():
    assert {constraint.name for constraint in OutboundLetter._meta.constraints} == {*WRONG, *ONCE}


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("suppression_reason_is_known", {"why": "whim"}),
        ("suppression_covers_what_its_reason_can", {"why": Silence.UNSUBSCRIBED, "stream": ""}),
        ("suppression_covers_what_its_reason_can", {"why": Silence.UNSUBSCRIBED, "stream": Stream.OWN}),
        ("suppression_covers_what_its_reason_can", {"why": Silence.BOUNCED, "stream": Stream.NEWS}),
        ("suppression_stands_once", {"why": Silence.BOUNCED, "stream": ""}),
    ],
)
def test_suppression_that_breaks_a_rule_is_refused_by_the_database(rule, facts):
    Suppression.objects.create(address_key="0" * 64, why=Silence.BOUNCED)

    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Suppression.objects.create(address_key="0" * 64, **facts)


def test_letter_comes_back_once_for_good():
    row = OutboundLetterFactory(sent=True)
    row.bounces.create(address_key="0" * 64, is_permanent=True)

    with pytest.raises(IntegrityError, match="bounce_once_per_letter"), transaction.atomic():
        row.bounces.create(address_key="0" * 64, is_permanent=True)


def test_mail_domain_rests_only_for_what_is_about_us():
    with pytest.raises(IntegrityError, match="domain_rest_reason_is_about_us"), transaction.atomic():
        DomainRest.objects.create(domain="post.example", until=Now(), reason=Reason.TOO_OLD)


def test_counter_counts_from_the_first_time():
    Counter.count("waking")
    Counter.count("waking")

    assert list(Counter.objects.values_list("name", "value")) == [("waking", 2)]


def test_attempt_twice_in_one_phase_is_refused():
    row = OutboundLetterFactory()
    row.attempts.create(fence=1, phase=Phase.OFFERED)

    with pytest.raises(IntegrityError, match="delivery_attempt_once_per_phase"), transaction.atomic():
        row.attempts.create(fence=1, phase=Phase.OFFERED)


def test_attempt_in_an_unknown_phase_is_refused():
    with pytest.raises(IntegrityError, match="delivery_attempt_phase_is_known"), transaction.atomic():
        OutboundLetterFactory().attempts.create(fence=1, phase="waved_at")


def test_heartbeat_second_row_is_refused():
    with pytest.raises(IntegrityError, match="heartbeat_is_one_row"), transaction.atomic():
        Heartbeat.objects.create(only=False)


@pytest.mark.parametrize("change", [lambda rows: rows.update(code="250"), lambda rows: rows._raw_delete("default")])
def test_attempt_changed_or_removed_by_the_portal_is_refused(change):
    OutboundLetterFactory().attempts.create(fence=1, phase=Phase.OFFERED, code="550")

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")

    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        change(DeliveryAttempt.objects.all())


def test_attempt_forgets_the_person_who_asked_for_it_when_the_account_is_erased():
    staff = StaffFactory()
    OutboundLetterFactory().attempts.create(fence=1, phase=Phase.AGAIN, by=staff)

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")
        staff.delete()
        cursor.execute("RESET ROLE")

    assert DeliveryAttempt.objects.get().by is None


@pytest.mark.parametrize("trait", ["failed", "unknown_final"])
def test_send_again_makes_a_letter_wait_anew_and_says_by_whom(trait):
    row, staff = OutboundLetterFactory(**{trait: True}, attempt=4), StaffFactory()

    row.send_again(by=staff)

    row.refresh_from_db()
    assert (row.state, row.reason, row.attempt, row.fence) == (State.READY, "", 0, 2)
    assert list(row.attempts.values_list("fence", "phase", "by")) == [(2, Phase.AGAIN, staff.pk)]


@pytest.mark.parametrize("trait", ["claimed", "sending", "unknown", "sent"])
def test_send_again_a_letter_that_is_not_at_its_end_is_refused(trait):
    row = OutboundLetterFactory(**{trait: True})

    with pytest.raises(Refused):
        row.send_again(by=StaffFactory())

    row.refresh_from_db()
    assert row.state == trait


def test_send_again_by_two_at_once_sends_once():
    row = OutboundLetterFactory(failed=True)
    same_row = OutboundLetter.objects.get()
    row.send_again(by=StaffFactory())

    with pytest.raises(Refused):
        same_row.send_again(by=StaffFactory())

    assert row.attempts.count() == 1


def test_seconds_since_drain_counts_by_the_clock_of_the_database():
    assert outbox.seconds_since_drain() is None
    Heartbeat.beat()
    Heartbeat.objects.update(at=Now() - timedelta(seconds=100))

    assert 100 <= outbox.seconds_since_drain() < 160
