import threading
import time
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import translation

from arena import outbox
from arena.outbox.delivering.handing_over import has_last_word
from arena.outbox.leaving import nudge
from arena.outbox.models import OutboundLetter
from arena.outbox.states import Reason, State
from tests.factories import OutboundLetterFactory, UserFactory
from tests.outbox.letters import Greeting, Postcard


@pytest.mark.django_db
def test_leave_keeps_what_is_needed_to_write_the_letter_later(settings):
    user = UserFactory(language="en")

    outbox.leave(Greeting(user))

    row = OutboundLetter.objects.get()
    kept = (row.kind, row.key, row.subject_id, row.recipient, row.address, row.language)
    assert kept == ("tests.greeting", f"tests.greeting:{user.pk}", str(user.pk), user, "", "en")
    assert row.message_id == f"<{row.pk.hex}@{settings.MAIL_DOMAIN}>"


@pytest.mark.django_db
def test_leave_same_key_twice_keeps_one_letter():
    user = UserFactory()

    outbox.leave(Greeting(user))
    outbox.leave(Greeting(user))

    assert OutboundLetter.objects.count() == 1


@pytest.mark.django_db
def test_leave_to_an_address_takes_the_language_of_the_page():
    with translation.override("en"):
        outbox.leave(Postcard(UserFactory()))

    row = OutboundLetter.objects.get()
    assert (row.recipient, row.address, row.language) == (None, "gran@arena.example", "en")


@pytest.mark.django_db
def test_leave_takes_the_language_it_is_told():
    outbox.leave(Greeting(UserFactory(language="sv")), language="en")

    assert OutboundLetter.objects.get().language == "en"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["", "asa", "asa@arena.example\nBcc: spy@arena.example", "a@b.se, spy@arena.example"]
)
def test_leave_to_something_that_is_no_address_is_refused(monkeypatch, address):
    monkeypatch.setattr(Postcard, "recipient", lambda self: address)

    with pytest.raises(ValidationError):
        outbox.leave(Postcard(UserFactory()))


@pytest.mark.django_db(transaction=True)
def test_leave_in_a_transaction_that_is_rolled_back_leaves_nothing():
    user = UserFactory()

    with transaction.atomic():
        outbox.leave(Greeting(user))
        transaction.set_rollback(True)

    assert OutboundLetter.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_leave_race_for_one_key_keeps_one_letter():
    user = UserFactory()
    start = threading.Barrier(8)

    def _leave():
        start.wait()
        outbox.leave(Greeting(user))
        connection.close()

    threads = [threading.Thread(target=_leave) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert OutboundLetter.objects.count() == 1


@pytest.mark.django_db
def test_leave_many_in_one_transaction_wakes_one_worker(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        for user in UserFactory.create_batch(3):
            outbox.leave(Greeting(user))

    assert callbacks == [nudge]


@pytest.mark.django_db(transaction=True)
def test_leave_without_a_broker_keeps_the_letter_and_the_visitor_waits_for_nobody(monkeypatch, caplog):
    from arena.celery import app

    user = UserFactory()
    monkeypatch.setattr(app.conf, "broker_write_url", "redis://127.0.0.1:1/0")
    began = time.monotonic()

    outbox.leave(Greeting(user))

    assert time.monotonic() - began < 10  # a hung request, not a slow one
    assert OutboundLetter.objects.count() == 1
    assert [record.levelname for record in caplog.records] == ["WARNING"]


@pytest.mark.django_db
def test_leave_held_letter_waits_and_is_of_use_as_long_as_any_other():
    outbox.leave(Greeting(UserFactory()), hold=timedelta(minutes=5))

    row = OutboundLetter.objects.get()
    assert not OutboundLetter.objects.due().exists()
    assert row.not_before - row.created_at == timedelta(minutes=5)
    assert row.expires_at - row.not_before == Greeting.lifetime


@pytest.mark.django_db
def test_leave_held_letters_alone_wakes_nobody(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        outbox.leave(Greeting(UserFactory()), hold=timedelta(minutes=5))

    assert callbacks == []


@pytest.mark.django_db
def test_stop_cancels_the_letters_that_wait_and_no_other():
    stopped, other = OutboundLetterFactory(), OutboundLetterFactory()

    assert outbox.stop([stopped.key]) == 1

    stopped.refresh_from_db()
    other.refresh_from_db()
    assert [(row.state, row.reason) for row in (stopped, other)] == [(State.CANCELLED, Reason.STOPPED), ("ready", "")]


@pytest.mark.django_db
def test_stop_letter_that_a_worker_has_come_for_and_not_given_away():
    row = OutboundLetterFactory(claimed=True)

    assert outbox.stop([row.key]) == 1

    assert not has_last_word(row, lease=timedelta(minutes=1), at_least=timedelta(0))
    row.refresh_from_db()
    assert (row.state, row.reason, row.lease_until) == (State.CANCELLED, Reason.STOPPED, None)


@pytest.mark.django_db
@pytest.mark.parametrize("trait", ["sending", "sent", "unknown"])
def test_stop_letter_that_may_have_left_changes_nothing(trait):
    row = OutboundLetterFactory(**{trait: True})

    assert outbox.stop([row.key]) == 0

    row.refresh_from_db()
    assert row.state == trait
