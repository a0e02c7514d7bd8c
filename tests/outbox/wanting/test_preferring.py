import pytest

from arena import outbox
from arena.outbox.models import Suppression
from arena.outbox.states import Reason, Silence, State, Stream
from arena.outbox.wanting import preferring
from arena.outbox.wanting.suppressing import suppress
from arena.shared.addresses import address_key
from arena.shared.errors import Refused
from tests.factories import OutboundLetterFactory, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "asa@arena.example"
NOTHING, EVERYTHING = False, True


def letter(address=ADDRESS, **facts):
    """A reminder to somebody without an account."""
    known = {"recipient": None, "address": address, "subject_id": UserFactory().pk, "stream": Stream.REMINDERS}
    return OutboundLetterFactory(**known | facts)


def test_stop_ends_the_stream_of_the_letter_and_no_other_however_often_it_is_asked():
    row = letter()

    preferring.stop(row)
    preferring.stop(row)

    assert preferring.ended(ADDRESS) == {(Stream.REMINDERS, "")}
    assert list(Suppression.objects.values_list("letter", flat=True)) == [row.pk]


def test_stop_of_one_event_leaves_the_reminders_of_others():
    row = letter(scope="event:1")

    preferring.stop(row, scope=row.scope)

    assert preferring.ended(ADDRESS) == {(Stream.REMINDERS, "event:1")}


def test_stop_by_a_letter_about_own_matters_ends_nothing():
    preferring.stop(letter(stream=Stream.OWN))

    assert preferring.ended(ADDRESS) == set()


def test_stop_holds_for_the_same_mailbox_written_in_another_way():
    preferring.stop(letter("Asa@Arena.Example"))

    assert preferring.ended(f" {ADDRESS}") == {(Stream.REMINDERS, "")}


def test_letters_that_wait_when_their_stream_is_ended_do_not_leave_and_own_matters_do(mailoutbox):
    reminder, other = letter(), letter("bo@arena.example")
    own, news = letter(stream=Stream.OWN), letter(stream=Stream.NEWS, scope="event:1")

    preferring.stop(reminder)
    outbox.drain()

    for row in (reminder, other, own, news):
        row.refresh_from_db()
    assert (reminder.state, reminder.reason) == (State.SUPPRESSED, Reason.UNSUBSCRIBED)
    assert [row.state for row in (other, own, news)] == [State.SENT] * 3
    assert len(mailoutbox) == 3


def test_reminders_of_one_event_that_are_ended_alone_do_not_leave(mailoutbox):
    here, elsewhere = letter(scope="event:1"), letter(scope="event:12")

    preferring.stop(here, scope=here.scope)
    outbox.drain()

    assert [mail.extra_headers["Message-ID"] for mail in mailoutbox] == [elsewhere.message_id]


def test_choices_end_and_take_up_again_and_stay_as_history():
    preferring.choose(ADDRESS, {(Stream.NEWS, ""): NOTHING, (Stream.REMINDERS, ""): EVERYTHING})
    preferring.choose(ADDRESS, {(Stream.NEWS, ""): EVERYTHING, (Stream.REMINDERS, "event:1"): NOTHING})
    preferring.choose(ADDRESS, {(Stream.NEWS, ""): NOTHING, (Stream.REMINDERS, "event:1"): NOTHING})

    told = [(row.stream, row.scope, row.lifted_at is None) for row in preferring.history(ADDRESS)]
    assert told == [("news", "", True), ("reminders", "event:1", True), ("news", "", False)]
    assert preferring.ended(ADDRESS) == {(Stream.NEWS, ""), (Stream.REMINDERS, "event:1")}


def test_choosing_letters_does_not_lift_what_stands_because_letters_came_back():
    suppress(ADDRESS, Silence.BOUNCED)

    preferring.choose(ADDRESS, {(Stream.NEWS, ""): EVERYTHING, (Stream.REMINDERS, ""): EVERYTHING})

    assert (preferring.is_unreachable(ADDRESS), preferring.ended(ADDRESS)) == (True, set())


def test_who_has_ended_a_stream_is_known_by_the_keys_alone():
    preferring.choose(ADDRESS, {(Stream.NEWS, ""): NOTHING})
    suppress("bo@arena.example", Silence.BOUNCED)
    keys = [address_key(address) for address in (ADDRESS, "bo@arena.example", "eva@arena.example")]

    found = preferring.who_ended(keys, Stream.NEWS), preferring.who_ended(keys, Stream.REMINDERS)

    assert found == ({address_key(ADDRESS)}, set())


def test_choose_without_end_is_kept_so_many_times_and_leaves_letters_ended(monkeypatch):
    monkeypatch.setattr(preferring, "MOST_A_DAY", 3)
    wishes = {(Stream.NEWS, ""): EVERYTHING}

    for _change in range(2):
        preferring.choose(ADDRESS, {(Stream.NEWS, ""): NOTHING})
        preferring.choose(ADDRESS, wishes)
    preferring.choose(ADDRESS, {(Stream.NEWS, ""): NOTHING})

    with pytest.raises(Refused, match="morgon"):
        preferring.choose(ADDRESS, wishes)
    preferring.choose(ADDRESS, {(Stream.REMINDERS, ""): NOTHING})
    assert preferring.ended(ADDRESS) == {(Stream.NEWS, ""), (Stream.REMINDERS, "")}
