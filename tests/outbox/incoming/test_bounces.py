"""Letters that come back: what is held against an address, and what is not."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from arena.outbox import incoming
from arena.outbox.links import return_path
from arena.outbox.models import Bounce, OutboundLetter, Suppression
from arena.outbox.states import Phase, Reason, Silence, State
from arena.outbox.wanting.suppressing import lift
from arena.shared.addresses import address_key
from tests.factories import OutboundLetterFactory
from tests.outbox.incoming import reports

pytestmark = pytest.mark.django_db
ASA = "asa@arena.example"


def letter(address=ASA, **facts):
    return OutboundLetterFactory(sent=True, recipient=None, subject_id="1", address=address, **facts)


def bring_back(row, raw):
    return incoming.take(incoming.opened(raw, to=[return_path(row)], sender=""))


def kept_back(address=ASA):
    return list(Suppression.objects.standing().of(address_key(address)).values_list("why", flat=True))


@pytest.mark.parametrize(
    "raw", [reports.standard("5.1.1"), reports.exchange(), reports.gmail(), reports.qmail()], ids="Pegq"
)
def test_letter_to_an_address_that_does_not_exist_suppresses_it(raw):
    row = letter()

    said = bring_back(row, raw)

    row.refresh_from_db()
    (attempt,), (suppression,) = row.attempts.all(), Suppression.objects.all()
    assert (said, row.returned_at is not None, kept_back()) == ("returned", True, [Silence.BOUNCED])
    assert (attempt.phase, attempt.reason) == (Phase.RETURNED, Reason.REFUSED_RECIPIENT)
    assert (suppression.letter, suppression.until) == (row, None)


def test_report_that_comes_twice_is_kept_once_and_nothing_that_was_lifted_comes_back():
    row = letter()
    bring_back(row, reports.standard("5.1.1"))
    lift(ASA)

    bring_back(row, reports.standard("5.1.1"))

    assert (kept_back(), Bounce.objects.count(), row.attempts.count()) == ([], 1, 1)


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_report_of_a_delay_or_an_arrival_does_nothing(action):
    row = letter()

    said = bring_back(row, reports.standard("4.4.1", action=action))

    row.refresh_from_db()
    assert (said, row.returned_at, Bounce.objects.count()) == ("nothing", None, 0)


def test_answer_from_somebody_on_holiday_does_nothing():
    row = letter()

    said = bring_back(row, reports.ON_HOLIDAY)

    row.refresh_from_db()
    assert (said, row.returned_at, Bounce.objects.count()) == ("nothing", None, 0)


@pytest.mark.parametrize("status", ["4.4.7", "5.2.2", "4.2.2", "5.3.4", ""])
def test_letters_back_for_a_while_suppress_for_thirty_days_at_the_third(status):
    told = []
    for _ in range(3):
        bring_back(letter(), reports.standard(status))
        told.append(kept_back())

    until = Suppression.objects.get().until
    assert told == [[], [], [Silence.OFTEN_RETURNED]]
    assert abs(until - timezone.now() - timedelta(days=30)) < timedelta(minutes=1)


def test_letters_back_over_a_longer_time_suppress_nothing():
    for row in [letter(), letter()]:
        bring_back(row, reports.standard("4.2.2"))
    Bounce.objects.update(at=Now() - timedelta(days=15))

    bring_back(letter(), reports.standard("4.2.2"))

    assert kept_back() == []


def test_letters_back_before_the_staff_lifted_it_are_not_counted_again():
    for _ in range(3):
        bring_back(letter(), reports.standard("4.2.2"))
    Bounce.objects.update(at=Now() - timedelta(days=1))
    lift(ASA)

    bring_back(letter(), reports.standard("4.2.2"))

    assert kept_back() == []


def test_address_that_does_not_exist_outranks_letters_that_often_come_back():
    for status in ["4.2.2", "4.2.2", "4.2.2", "5.1.1"]:
        bring_back(letter(), reports.standard(status))

    assert kept_back() == [Silence.BOUNCED]


@pytest.mark.parametrize("status", ["5.7.1", "5.7.26", "5.1.8", "5.6.0"])
def test_letter_refused_for_what_we_are_is_not_held_against_the_address(status):
    rows = [letter(), letter(), letter()]

    for row in rows:
        bring_back(row, reports.standard(status))

    rows[0].refresh_from_db()
    assert (rows[0].returned_at is not None, rows[0].attempts.get().reason) == (True, Reason.REFUSED_US)
    assert (kept_back(), Bounce.objects.count()) == ([], 0)


def test_one_gone_of_many_behind_an_address_is_not_for_good():
    row = letter("alla@arena.example")

    bring_back(row, reports.standard("5.1.1", about="bo@kommun.example"))

    assert kept_back("alla@arena.example") == kept_back("bo@kommun.example") == []
    assert row.bounces.get().is_permanent is False


def test_address_sent_on_is_known_by_what_was_written_to():
    row = letter()

    bring_back(row, reports.standard("5.1.1", about="asa@privat.example", original=ASA))

    assert (kept_back(), kept_back("asa@privat.example")) == ([Silence.BOUNCED], [])


def test_letter_to_an_account_suppresses_the_address_that_the_account_has():
    row = OutboundLetterFactory(sent=True)

    bring_back(row, reports.standard("5.1.1", about=row.to))

    assert kept_back(row.to) == [Silence.BOUNCED]


def test_letter_to_an_account_with_another_address_since_does_not_shut_out_the_new_one():
    row = OutboundLetterFactory(sent=True)
    was = row.to
    row.recipient.email = "ny@arena.example"
    row.recipient.save()

    bring_back(row, reports.standard("5.1.1", about=was))

    assert kept_back("ny@arena.example") == []


@pytest.mark.parametrize("raw", [reports.standard("4.2.2"), reports.standard("5.1.1", about="")])
def test_report_that_names_nobody_is_not_held_against_the_address_that_an_account_has_got_since(raw):
    row = OutboundLetterFactory(sent=True)
    came_to = return_path(row)
    row.recipient.email = "ny@arena.example"
    row.recipient.save()

    incoming.take(incoming.opened(raw, to=[came_to], sender=""))

    row.refresh_from_db()
    assert (row.returned_at is not None, Bounce.objects.count(), Suppression.objects.count()) == (True, 0, 0)


def test_letter_to_somebody_erased_since_is_marked_and_names_nobody():
    row = letter()
    OutboundLetter.objects.update(address="")

    bring_back(row, reports.standard("5.1.1"))

    row.refresh_from_db()
    assert (row.returned_at is not None, Bounce.objects.count(), Suppression.objects.count()) == (True, 0, 0)


def test_uncertain_letter_that_comes_back_was_sent():
    row = OutboundLetterFactory(unknown_final=True)

    bring_back(row, reports.standard("5.1.1", about=row.to))

    row.refresh_from_db()
    assert row.state == State.SENT


def test_forged_return_path_changes_nothing():
    row = letter()
    name, _mark, rest = return_path(row).split(".", maxsplit=2)

    said = incoming.take(incoming.opened(reports.standard("5.1.1"), to=[f"{name}.{'0' * 12}.{rest}"], sender=""))

    row.refresh_from_db()
    assert (said, row.returned_at, kept_back()) == ("", None, [])


def test_return_path_is_found_in_the_head_where_the_mail_server_does_not_name_it():
    row = letter()
    raw = f"Delivered-To: {return_path(row)}\n".encode() + reports.standard("5.1.1")

    said = incoming.take(incoming.opened(raw))

    assert (said, kept_back()) == ("returned", [Silence.BOUNCED])


def test_suppression_for_a_while_ends_by_itself():
    for _ in range(3):
        bring_back(letter(), reports.standard("4.2.2"))

    Suppression.objects.update(until=Now() - timedelta(seconds=1))

    assert kept_back() == []
