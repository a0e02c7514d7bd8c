"""A few reminders and invitations a day to one address; what is more comes in one letter, and nothing gets lost."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db.models import F
from django.db.models.functions import Now

from arena import outbox
from arena.outbox.delivering import gathering, transports
from arena.outbox.delivering.digests import DigestLetter
from arena.outbox.models import DayPlace, OutboundLetter
from arena.outbox.states import Priority, Reason, State, Stream
from arena.outbox.wanting import preferring
from tests.factories import OutboundLetterFactory, UserFactory
from tests.racing import faults_at_once

ADDRESS = "asa@arena.example"
SOON = timedelta(minutes=20)


@pytest.fixture(autouse=True)
def two_a_day(settings):
    settings.LETTERS_PER_DAY = 2


def letters(number, address=ADDRESS, **facts):
    """Reminders that are due, the oldest first, each about a person of its own."""
    known = {"recipient": None, "address": address, "stream": Stream.REMINDERS, "priority": Priority.BULK}
    return [
        OutboundLetterFactory(subject_id=UserFactory(name=f"Person {place}").pk, **known | facts)
        for place in range(1, number + 1)
    ]


def states(rows):
    found = OutboundLetter.objects.in_bulk([row.pk for row in rows])
    return [(found[row.pk].state, found[row.pk].reason) for row in rows]


def digests():
    return OutboundLetter.objects.filter(kind=DigestLetter.kind)


def let_it_be_due():
    digests().update(not_before=Now())
    outbox.drain()


GATHERED = (State.CANCELLED, Reason.IN_DIGEST)
SENT = (State.SENT, "")
OVER = (State.CANCELLED, Reason.NO_LONGER_TRUE)


@pytest.mark.django_db
def test_letters_beyond_those_of_the_day_are_gathered_into_one_that_leaves_within_the_hour(mailoutbox):
    rows = letters(5)

    outbox.drain()

    digest = digests().annotate(waits=F("not_before") - Now()).get()
    assert states(rows) == [SENT, SENT, GATHERED, GATHERED, GATHERED]
    assert set(digest.gathered.all()) == set(rows[2:])
    assert (digest.address, digest.stream, digest.state) == (ADDRESS, Stream.REMINDERS, State.READY)
    assert timedelta(minutes=58) < digest.waits <= timedelta(hours=1)
    assert len(mailoutbox) == 2


@pytest.mark.django_db
def test_gathered_letter_says_one_line_for_each_with_its_own_page_and_can_be_ended(mailoutbox, monkeypatch):
    page = "tests.outbox.letters.Greeting.page"
    monkeypatch.setattr(page, lambda letter: f"http://testserver/{letter.subject.name[-1]}/")
    letters(4)
    outbox.drain()

    let_it_be_due()

    digest = mailoutbox[-1]
    assert digest.subject == "2 påminnelser i ett brev"
    lines = [line for line in digest.body.splitlines() if "Person" in line or line.endswith(("/3/", "/4/"))]
    assert lines == [
        "Greeting to Person 3 (sv)",
        "http://testserver/3/",
        "Greeting to Person 4 (sv)",
        "http://testserver/4/",
    ]
    assert digest.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert digests().get().state == State.SENT


@pytest.mark.django_db
def test_letters_of_own_matters_and_account_letters_are_neither_counted_nor_gathered(mailoutbox):
    letters(3, stream=Stream.OWN)
    letters(3, priority=Priority.ACCOUNT)
    rows = letters(2)

    outbox.drain()

    assert (states(rows), len(mailoutbox), digests().count()) == ([SENT, SENT], 8, 0)


@pytest.mark.django_db
def test_reminders_and_news_share_the_day_and_are_gathered_each_for_itself():
    letters(2)
    outbox.drain()
    reminder, news = letters(1) + letters(1, stream=Stream.NEWS)

    outbox.drain()

    assert states([reminder, news]) == [GATHERED, GATHERED]
    assert set(digests().values_list("stream", flat=True)) == {Stream.REMINDERS, Stream.NEWS}


@pytest.mark.django_db
def test_same_mailbox_with_an_account_or_without_has_one_day(mailoutbox):
    letters(1, "Asa@Arena.Example")
    person = UserFactory(email=ADDRESS)
    letters(1, recipient=person, address="")

    rows = letters(1)
    outbox.drain()

    assert (len(mailoutbox), states(rows)) == (2, [GATHERED])


@pytest.mark.django_db
def test_other_addresses_have_days_of_their_own(mailoutbox):
    letters(3)

    others = letters(2, "bo@arena.example")
    outbox.drain()

    assert (states(others), len(mailoutbox)) == ([SENT, SENT], 4)


@pytest.mark.django_db
def test_next_day_begins_at_midnight_in_sweden(mailoutbox):
    letters(2)
    outbox.drain()
    DayPlace.objects.update(day=F("day") - timedelta(days=1))

    rows = letters(2)
    outbox.drain()

    assert states(rows) == [SENT, SENT]
    assert "AT TIME ZONE Europe/Stockholm" in str(DayPlace.objects.filter(day=gathering.TODAY).query)


@pytest.mark.django_db
def test_letter_that_came_to_nothing_gives_its_place_to_the_next(mailoutbox):
    gone, true, last = letters(3)
    get_user_model().objects.filter(pk=gone.subject_id).update(is_active=False)

    outbox.drain()

    assert states([gone, true, last]) == [OVER, SENT, SENT]


@pytest.mark.django_db
def test_letter_tried_again_the_same_day_takes_no_second_place(mailoutbox):
    first, second, third = letters(3)
    with_place = OutboundLetter.objects.filter(pk=first.pk)
    outbox.drain()
    with_place.update(state=State.READY, sent_at=None)

    outbox.drain()

    assert states([first, second, third]) == [SENT, SENT, GATHERED]


@pytest.mark.django_db
def test_gathered_letters_that_are_no_longer_true_are_left_out_with_their_reason(mailoutbox):
    rows = letters(4)
    outbox.drain()
    get_user_model().objects.filter(pk=rows[2].subject_id).update(is_active=False)

    let_it_be_due()

    assert states(rows[2:]) == [OVER, GATHERED]
    assert mailoutbox[-1].subject == "1 påminnelse i ett brev"
    assert "Person 3" not in mailoutbox[-1].body


@pytest.mark.django_db
def test_gathered_letters_that_are_all_over_are_not_sent_at_all(mailoutbox):
    rows = letters(4)
    outbox.drain()
    get_user_model().objects.update(is_active=False)

    let_it_be_due()

    assert (states(rows[2:]), len(mailoutbox)) == ([OVER, OVER], 2)
    assert states(digests()) == [OVER]


@pytest.mark.django_db
def test_gathered_letter_that_changes_right_before_it_leaves_is_written_anew(mailoutbox, monkeypatch):
    rows = letters(4, kind="tests.guarded")
    outbox.drain()
    last = get_user_model().objects.filter(pk=rows[3].subject_id)
    monkeypatch.setattr(transports.Borrowed, "offer", lambda self, message: last.update(is_active=False))

    let_it_be_due()

    assert states(rows[2:]) == [GATHERED, OVER]
    assert ("Person 3" in mailoutbox[-1].body, "Person 4" in mailoutbox[-1].body) == (True, False)
    assert (len(mailoutbox), states(digests())) == (3, [SENT])


@pytest.mark.django_db
def test_gathered_letter_that_came_too_late_or_was_ended_alone_is_left_out(mailoutbox):
    rows = letters(2) + letters(1, scope="event:1") + letters(2)
    outbox.drain()
    preferring.stop(rows[2], scope="event:1")
    OutboundLetter.objects.filter(pk=rows[3].pk).update(expires_at=Now())

    let_it_be_due()

    ended, late = (State.CANCELLED, Reason.UNSUBSCRIBED), (State.CANCELLED, Reason.TOO_OLD)
    assert states(rows[2:]) == [ended, late, GATHERED]


@pytest.mark.django_db
def test_stream_that_is_ended_keeps_what_was_gathered_back_too(mailoutbox):
    rows = letters(3)
    outbox.drain()
    preferring.stop(rows[0])

    let_it_be_due()

    assert (states(digests()), len(mailoutbox)) == ([(State.SUPPRESSED, Reason.UNSUBSCRIBED)], 2)


@pytest.mark.django_db
def test_gathering_leaves_in_time_for_what_cannot_wait_an_hour(mailoutbox):
    letters(3)
    outbox.drain()
    letters(1, expires_at=Now() + SOON)

    outbox.drain()

    digest = digests().annotate(waits=F("not_before") - Now(), lasts=F("expires_at") - Now()).get()
    assert timedelta(0) < digest.waits <= SOON - gathering.IN_TIME
    assert digest.lasts > timedelta(hours=23)


@pytest.mark.django_db
def test_nothing_is_added_to_what_may_have_left_already():
    letters(3)
    outbox.drain()
    digests().update(fence=1)
    letters(1)

    outbox.drain()

    assert sorted(digest.gathered.count() for digest in digests()) == [1, 1]


@pytest.mark.django_db
def test_gathered_letter_whose_fate_is_unknown_stays_so():
    letters(3)
    outbox.drain()
    digests().update(state=State.UNKNOWN, reason=Reason.ANSWER_LOST, not_before=Now())

    outbox.sweep()

    assert states(digests()) == [(State.UNKNOWN_FINAL, Reason.ANSWER_LOST)]


@pytest.mark.django_db
def test_places_of_past_days_are_forgotten():
    letters(2)
    outbox.drain()
    kept = DayPlace.objects.first()
    DayPlace.objects.exclude(pk=kept.pk).update(day=F("day") - timedelta(days=3))

    outbox.sweep()

    assert list(DayPlace.objects.all()) == [kept]


@pytest.mark.django_db(transaction=True)
def test_drains_at_once_send_one_address_no_more_than_its_day():
    rows = letters(60)

    faults = faults_at_once(*[outbox.drain] * 4)

    assert (faults, len(mail.outbox)) == ([None] * 4, 2)
    assert sorted(states(rows)) == sorted([SENT] * 2 + [GATHERED] * 58)
    assert sum(digest.gathered.count() for digest in digests()) == 58
