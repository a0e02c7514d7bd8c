from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Now

from arena import outbox
from arena.outbox.delivering.resting import rest, resting
from arena.outbox.models import Bounce, Counter, DomainRest, Suppression
from arena.outbox.states import Priority, Reason, Silence, State
from tests.factories import OutboundLetterFactory

pytestmark = pytest.mark.django_db


def length(domain="arena.example"):
    """Whole minutes that the domain rests in all."""
    row = DomainRest.objects.annotate(length=F("until") - F("since")).get(domain=domain)
    return round(row.length.total_seconds() / 60)


def over(ago=timedelta(0)):
    """The rest has ended so long ago."""
    DomainRest.objects.update(since=F("since") - F("until") + Now() - ago, until=Now() - ago)


def flyers(number, domain="arena.example"):
    rows = [OutboundLetterFactory(kind="tests.flyer", priority=Priority.BULK) for _ in range(number)]
    for row in rows:
        row.recipient.email = f"{row.recipient.pk}@{domain}"
        row.recipient.save()
    return rows


def whereabouts(row):
    row.refresh_from_db()
    return row.state, row.reason, row.attempt


def test_rest_is_longer_each_time_in_a_row_and_short_again_after_a_while():
    lengths = []
    for _turn in range(6):
        rest("asa@arena.example", Reason.BUSY, "421")
        lengths.append(length())
        over()
    over(timedelta(hours=3))
    rest("asa@arena.example", Reason.BUSY, "421")

    assert (lengths, length()) == ([1, 5, 15, 30, 60, 60], 1)


def test_rest_that_stands_is_not_made_longer_by_a_second_worker():
    rest("asa@arena.example", Reason.BUSY, "421")
    rest("bo@Arena.example", Reason.BUSY, "421")

    assert (DomainRest.objects.count(), length(), set(resting(["x@arena.example", "x@other.example"]))) == (
        1, 1, {"arena.example"},
    )  # fmt: skip


def test_domain_that_refuses_the_portal_is_counted_for_whoever_watches(caplog):
    rest("asa@arena.example", Reason.REFUSED_US, "554 5.7.1")

    assert Counter.objects.get(name="refused_by_domain").value == 1
    said = "The mail domain arena.example refuses letters from the portal: 554 5.7.1"
    assert [record.getMessage() for record in caplog.records] == [said]


def test_rest_for_another_reason_is_refused_by_the_database():
    with pytest.raises(IntegrityError, match="domain_rest_reason_is_about_us"), transaction.atomic():
        DomainRest.objects.create(domain="arena.example", until=Now(), reason=Reason.REFUSED_RECIPIENT)


def test_letters_to_a_domain_that_slows_us_down_wait_at_no_cost_and_others_go(post):
    rows = flyers(3)
    [other] = flyers(1, "other.example")
    post.answers["RCPT"] = "451 4.7.1 later"
    outbox.drain()
    del post.answers["RCPT"]

    [tried, *spared] = sorted(rows, key=lambda row: -whereabouts(row)[2])

    assert whereabouts(tried) == (State.READY, Reason.BUSY, 1)
    assert [whereabouts(row) for row in spared] == [(State.READY, Reason.DOMAIN_RESTS, 0)] * 2
    assert whereabouts(other)[0] == State.READY  # its own domain was tried and rests as well
    assert set(DomainRest.objects.values_list("domain", flat=True)) == {"arena.example", "other.example"}


def test_letters_go_when_the_domain_has_rested(mailoutbox):
    [row] = flyers(1)
    rest(row.to, Reason.BUSY, "421")
    outbox.drain()
    waited = whereabouts(row)
    over()
    type(row).objects.update(not_before=Now())

    outbox.drain()

    assert (waited, whereabouts(row)[0], len(mailoutbox)) == ((State.READY, Reason.DOMAIN_RESTS, 0), State.SENT, 1)


def test_account_letter_is_tried_though_the_domain_rests(mailoutbox):
    row = OutboundLetterFactory(priority=Priority.ACCOUNT)
    rest(row.to, Reason.BUSY, "421")

    outbox.drain()

    assert whereabouts(row)[0] == State.SENT


@pytest.mark.parametrize(
    ("answer", "rests"),
    [("421 4.7.0 slow", True), ("450 no", True), ("452 4.3.1 full", True), ("550 5.7.1 policy", True),
     ("452 4.2.2 mailbox full", False), ("550 5.1.1 nobody", False), ("550 5.2.1 shut", False)],
)  # fmt: skip
def test_what_is_about_one_mailbox_rests_no_domain(post, answer, rests):
    post.answers["RCPT"] = answer
    OutboundLetterFactory()

    outbox.drain()

    assert DomainRest.objects.exists() == rests


@pytest.mark.parametrize(
    ("answer", "suppressed"),
    [("550 5.1.1 nobody", True), ("550 5.1.10 null MX", True), ("550 5.2.1 shut", False), ("550 no", False),
     ("550 5.7.1 policy", False), ("550 5.1.8 bad sender", False)],
)  # fmt: skip
def test_address_that_does_not_exist_gets_no_more_letters(post, answer, suppressed):
    post.answers["RCPT"] = answer
    row = OutboundLetterFactory()

    outbox.drain()

    kept = [(one.why, one.letter) for one in Suppression.objects.all()]
    assert kept == ([(Silence.BOUNCED, row)] if suppressed else [])
    assert list(Bounce.objects.values_list("letter", "is_permanent")) == ([(row.pk, True)] if suppressed else [])


def test_closed_mail_server_ends_the_drain_and_costs_one_letter_an_attempt(post):
    rows = flyers(3)
    post.answers["MAIL"] = "451 4.3.0 later"

    outbox.drain()

    assert sorted(whereabouts(row)[1:] for row in rows) == [("", 0), ("", 0), (Reason.BUSY, 1)]
    assert outbox.seconds_since_drain() is not None


def test_old_connection_that_the_server_ends_is_made_anew(post, monkeypatch):
    rows = flyers(2)
    answer = post.answer
    monkeypatch.setattr(post, "answer", lambda command: "421 bye" if _is_second_mail(post) else answer(command))

    outbox.drain()

    assert [whereabouts(row)[0] for row in rows] == [State.SENT] * 2
    assert [line.partition(" ")[0].upper() for line in post.said].count("EHLO") == 2


def _is_second_mail(post):
    """The last thing said is the second sender, on a connection that greeted once."""
    said = [line.partition(" ")[0].upper() for line in post.said]
    return said[-1] == "MAIL" and said.count("MAIL") == 2 and said.count("EHLO") == 1
