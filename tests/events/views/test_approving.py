import pytest
from django.urls import reverse
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from events.seats import approving
from events.states import Approval, SeatState
from tests.events.invariants import sign_up
from tests.factories import AnswerFactory, EventFactory, PoolFactory, QuestionFactory, RegistrationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def staff(client):
    client.force_login(UserFactory(staff=True))


@pytest.fixture
def pool():
    return PoolFactory(event=EventFactory(needs_approval=True), capacity=1)


def asked(pool, **facts):
    person = {f"participant__{name}": value for name, value in {"approval": Approval.ASKED, **facts}.items()}
    return RegistrationFactory(pool=pool, waiting=True, **person).participant


def page(pool):
    return reverse("events:approvals", args=[pool.event.slug])


def states(people):
    return [person.registrations.get().state for person in people]


def test_approvals_list_who_waits_in_order_with_what_they_answered(client, pool):
    question = QuestionFactory(event=pool.event, choice=True, label_sv="Äter du?")
    people = [asked(pool), asked(pool)]
    asked(pool, approval=Approval.GRANTED)
    AnswerFactory(question=question, participant=people[1], value=1)

    shown = client.get(page(pool)).context["people"]

    assert [(person, said) for person, said, _is_chosen in shown] == [
        (people[0], []),
        (people[1], [("Äter du?", "Nej")]),
    ]


def test_approved_ones_get_seats_in_order_and_then_the_queue(client, pool):
    people = [asked(pool), asked(pool), asked(pool)]

    client.post(page(pool), {"people": [person.pk for person in people[:2]], "answer": "approve"})

    approvals = list(pool.event.participants.order_by("pk").values_list("approval", flat=True))
    assert approvals == [Approval.GRANTED, Approval.GRANTED, Approval.ASKED]
    assert states(people[1:]) == [SeatState.WAITING, SeatState.WAITING]
    assert states(people[:1]) in ([SeatState.CONFIRMED], [SeatState.OFFERED])


def test_approved_one_without_a_seat_is_told_of_the_place_in_the_queue(pool):
    RegistrationFactory(pool=pool)
    person = sign_up(pool.event, "anna")

    approving.approve(person)

    assert list(OutboundLetter.objects.values_list("kind", flat=True)) == ["event_on_waiting_list"] * 2


def test_declined_one_is_told_why(client, pool):
    person = asked(pool)

    client.post(page(pool), {"people": [person.pk], "answer": "decline", "reason": "Bara för kommuner."})

    person.refresh_from_db()
    assert (person.approval, states([person])) == (Approval.DECLINED, [SeatState.CANCELLED])
    assert person.registrations.get().reason == "Bara för kommuner."
    assert list(OutboundLetter.objects.values_list("address", flat=True)) == [person.email]


@pytest.mark.parametrize(
    ("data", "faulty"),
    [
        ({"answer": "decline"}, "reason"),
        ({"answer": "approve", "people": []}, "people"),
        ({"answer": "later"}, "__all__"),
        ({"answer": "approve", "people": ["0"]}, "people"),
    ],
)
def test_answer_that_is_incomplete_changes_nothing(client, pool, data, faulty):
    person = asked(pool)

    response = client.post(page(pool), {"people": [person.pk], **data})

    person.refresh_from_db()
    assert (list(response.context["form"].errors), person.approval) == ([faulty], Approval.ASKED)


def test_one_decided_by_a_colleague_meanwhile_keeps_nobody_else_waiting(client, pool, monkeypatch):
    first, second = asked(pool), asked(pool)
    approve = approving.approve

    def approve_but_the_first(person):
        if person == first:
            raise Refused("Redan avgjord.")
        approve(person)

    monkeypatch.setattr(approving, "approve", approve_but_the_first)
    client.post(page(pool), {"people": [first.pk, second.pk], "answer": "approve"})

    assert list(pool.event.participants.asked()) == [first]


def test_somebody_whose_address_is_not_confirmed_is_not_shown(client, pool):
    asked(pool, confirm_until=timezone.now())

    assert client.get(page(pool)).context["people"] == []


def test_desk_lists_registrations_to_decide_of_events_to_come(client, pool):
    person = asked(pool)
    asked(PoolFactory(event=EventFactory(needs_approval=True, past=True)))

    shown = client.get(reverse("arena:desk")).context["queues"]

    found = {queue.name: [line.item.title for line in lines] for queue, lines in shown}
    assert found["registrations"] == [person.name]
