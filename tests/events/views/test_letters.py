"""The letters about one event, as its staff see them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from arena.desk import queues
from arena.outbox.models import Heartbeat, OutboundLetter
from arena.outbox.states import Phase, Priority, Reason, State
from events.keys import event_scope
from events.people import messaging
from events.reminding import planning, ruling
from tests.factories import EventFactory, OutboundLetterFactory, PoolFactory, RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff")]
FATES = {
    "sent": {"sent": True},
    "returned": {"sent": True, "returned_at": Now()},
    "failed": {"failed": True},
    "unknown": {"unknown_final": True},
    "expired": {"state": State.EXPIRED, "reason": Reason.TOO_OLD},
    "ended": {"state": State.SUPPRESSED, "reason": Reason.UNSUBSCRIBED},
    "unreachable": {"state": State.SUPPRESSED, "reason": Reason.UNREACHABLE},
    "gathered": {"state": State.CANCELLED, "reason": Reason.IN_DIGEST},
    "untrue": {"state": State.CANCELLED, "reason": Reason.NO_LONGER_TRUE},
    "waiting": {},
}


def letter(seat, **fate):
    """The confirmation of a seat, as it went."""
    facts = {"kind": "event_confirmation", "subject_id": seat.pk, "scope": event_scope(seat.event_id)}
    return OutboundLetterFactory(recipient=None, address=seat.participant.email, **facts, **fate)


def address(event, page="letters"):
    return reverse(f"events:{page}", args=[event.slug])


def test_sums_tell_of_each_kind_how_it_went(client):
    seat = RegistrationFactory()
    for fate in FATES.values():
        letter(seat, **fate)
    letter(RegistrationFactory(), failed=True)

    sums = client.get(address(seat.event)).context["sums"]

    [[(name, url), *numbers]] = sums.rows
    assert (name, dict(zip(sums.head[1:], numbers, strict=True))) == (
        "Bekräftelse på en plats",
        {
            "På väg": 1, "Skickat": 1, "Kommit tillbaka": 1, "Kom inte fram": 1, "Osäkert": 1, "För sent": 1,
            "Hållet tillbaka": 2, "I ett samlingsbrev": 1, "Stoppat": 1, "Alla": 10,
        },
    )  # fmt: skip
    assert len(client.get(url).context["page"]) == 10


def test_sums_add_up_to_the_letters_about_the_event(client):
    seat = RegistrationFactory()
    for fate in FATES.values():
        letter(seat, **fate)

    rows = client.get(address(seat.event)).context["sums"].rows

    assert [sum(row[1:-1]) for row in rows] == [row[-1] for row in rows] == [10]


def test_those_who_did_not_get_theirs_stand_with_name_reason_and_telephone(client):
    seat = RegistrationFactory(participant__name="Åsa Ek", participant__phone="070-123 45 67")
    rows = {name: letter(seat, **fate) for name, fate in FATES.items()}

    response = client.get(address(seat.event))

    found = {row.pk: person for row, person in response.context["rows"]}
    lost = ["returned", "failed", "unknown", "expired", "unreachable"]
    assert found == {rows[name].pk: seat.participant for name in lost}
    words = ["Åsa Ek", "070-123 45 67", "E-postservern tog inte emot adressen.", "Brev till adressen har kommit"]
    assert [word in response.text for word in words] == [True] * 4


def test_page_without_letters_says_so(client):
    page = client.get(address(PoolFactory().event)).text

    words = ["Inget brev om evenemanget", "Ingen påminnelse är planerad", "Alla brev som har gått har kommit fram"]
    assert [word in page for word in words] == [True, True, False]


def test_planned_reminders_say_when_and_to_how_many(client, staff):
    seat = RegistrationFactory()
    RegistrationFactory(pool=seat.pool, waiting=True)
    ruling.usual(seat.event, staff)
    planning.plan(seat.event)

    runs = client.get(address(seat.event)).context["runs"]

    assert [run[2:] for run in runs] == [["Planerad", 1]] * 3


def test_what_is_held_can_be_stopped_from_the_page(client, staff):
    event = RegistrationFactory().event
    words = {"subject_sv": "Praktiskt", "text_sv": "Hej."}
    message = messaging.write(event, event.participants.all(), words, selection={}, by=staff)

    page = client.get(address(event)).text

    assert reverse("events:message_stop", args=[event.slug, message.pk]) in page


def test_page_costs_the_same_for_one_letter_and_for_many(client, staff):
    seat = RegistrationFactory(pool__capacity=50)
    ruling.usual(seat.event, staff)
    planning.plan(seat.event)
    costs = []
    for number in (1, 2, 9):
        for fate in FATES.values():
            for _time in range(number):
                letter(RegistrationFactory(pool=seat.pool), **fate) if number < 3 else letter(seat, **fate)
        client.get(address(seat.event))
        with CaptureQueriesContext(connection) as asked:
            client.get(address(seat.event))
        costs.append(len(asked))

    assert costs == [costs[0]] * 3
    assert costs[0] <= 12


def test_engine_that_is_behind_is_told_of_where_staff_work(client):
    Heartbeat.objects.create(at=Now() - timedelta(minutes=4))
    event = PoolFactory().event

    pages = [address(event), address(event, "manage"), reverse("arena:desk"), reverse("outbox:list")]

    told = ["Breven skickas inte som de ska" in client.get(page).text for page in pages]
    assert told == [True] * 4


def test_one_letter_is_sent_again_by_one_click(client, staff):
    seat = RegistrationFactory()
    row = letter(seat, failed=True)

    response = client.post(address(seat.event, "letters_again"), {"letter": row.pk}, follow=True)

    row.refresh_from_db()
    assert (row.state, row.attempts.get().by) == (State.READY, staff)
    assert response.redirect_chain == [(address(seat.event), 302)]


def test_one_letter_that_has_moved_on_is_not_sent_again(client):
    seat = RegistrationFactory()
    row = letter(seat, sent=True)

    response = client.post(address(seat.event, "letters_again"), {"letter": row.pk}, follow=True)

    row.refresh_from_db()
    assert (row.state, [said.level_tag for said in response.context["messages"]]) == (State.SENT, ["error"])


@pytest.mark.parametrize("key", ["inget", "00000000-0000-0000-0000-000000000000"])
def test_letter_that_is_not_about_the_event_is_not_there(client, key):
    assert client.post(address(EventFactory(), "letters_again"), {"letter": key}).status_code == 404


def test_letter_about_another_event_is_not_sent_again_here(client):
    row = letter(RegistrationFactory(), failed=True)

    answer = client.post(address(EventFactory(), "letters_again"), {"letter": row.pk})

    row.refresh_from_db()
    assert (answer.status_code, row.state) == (404, State.FAILED)


def test_uncertain_letters_are_sent_again_all_at_once_when_their_number_has_been_seen(client, staff):
    seat = RegistrationFactory()
    rows = [letter(seat, unknown_final=True) for _one in range(3)]
    failed, foreign = letter(seat, failed=True), letter(RegistrationFactory(), unknown_final=True)
    url = f"{address(seat.event, 'letters_again')}?state=unknown_final"

    asked = client.get(url)
    answer = client.post(url, {"counted": asked.context["number"]}, follow=True)

    states = dict(OutboundLetter.objects.values_list("pk", "state"))
    assert states == {row.pk: State.READY for row in rows} | {failed.pk: "failed", foreign.pk: "unknown_final"}
    assert {(note.phase, note.by) for row in rows for note in row.attempts.all()} == {(Phase.AGAIN, staff)}
    assert "3 brev är på väg igen." in answer.text


def test_uncertain_letters_of_another_number_than_was_seen_are_asked_about_anew(client):
    seat = RegistrationFactory()
    letter(seat, unknown_final=True)
    url = f"{address(seat.event, 'letters_again')}?state=unknown_final"

    answer = client.post(url, {"counted": "2"})

    assert (answer.context["number"], OutboundLetter.objects.get().state) == (1, State.UNKNOWN_FINAL)
    assert "Antalet har ändrats" in answer.text


@pytest.mark.parametrize("state", ["", "sent", "ready", "finns-inte"])
def test_letters_that_need_no_decision_have_no_page_for_it(client, state):
    assert client.get(address(EventFactory(), "letters_again"), {"state": state}).status_code == 404


def lost_on_the_desk():
    queue = next(queue for queue in queues.waiting() if queue.name == "letters")
    return [(row, queue.as_item(row)) for row in queue.rows]


def test_desk_tells_of_events_to_come_with_letters_that_did_not_arrive():
    seat = RegistrationFactory()
    oldest = letter(seat, failed=True, created_at=timezone.now() - timedelta(days=2))
    letter(seat, sent=True, returned_at=Now()), letter(seat, sent=True)
    called_off = letter(RegistrationFactory(pool__event__cancelled=True), unknown_final=True)
    letter(RegistrationFactory(pool__event__past=True), failed=True)
    letter(RegistrationFactory(), sent=True)
    letter(RegistrationFactory(), failed=True, priority=Priority.ACCOUNT)

    found = lost_on_the_desk()

    assert [event_scope(row.pk) for row, _item in found] == [oldest.scope, called_off.scope]
    assert (found[0][1].url, found[0][1].since) == (address(seat.event), oldest.created_at)
    assert found[0][1].text.startswith("2 brev · ")
