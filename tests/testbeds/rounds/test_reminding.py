"""Who is written to, when and how often."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from arena.celery import app
from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from testbeds import tasks
from testbeds.letters.rounds import Reminder
from testbeds.models import InventoryResponse
from testbeds.rounds import planning, reminding
from testbeds.states import ResponseState, RoundState
from tests.factories import MembershipFactory, ResponseFactory, RoundFactory, StaffFactory, TownFactory

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 5, 1), date(2026, 5, 31)
OPENED = datetime(2026, 5, 1, 9, tzinfo=timezone.get_default_timezone())


def day(number):
    return time_machine.travel(OPENED + timedelta(days=number), tick=False)


def asked(state=ResponseState.NOT_STARTED, **facts):
    """Asked on the first of May, to answer by the thirty-first, reminded fourteen and two days before."""
    round = RoundFactory(opens_on=FIRST, closes_on=LAST, remind_days=[14, 2], **facts)
    response = ResponseFactory(
        round=round, state=state, invited_at=OPENED, submitted_at=OPENED, abstains_because="Nej."
    )
    MembershipFactory(actor=response.actor)
    return response


def reminders():
    return OutboundLetter.objects.filter(kind="round_reminder").count()


def test_clock_reminds_the_silent_once_for_each_day_that_is_set():
    response = asked()

    for number in [3, 15, 16, 17, 20, 27, 28, 29, 30, 31, 40]:
        with day(number):
            tasks.remind_of_rounds()
            tasks.remind_of_rounds()

    response.refresh_from_db()
    assert (response.reminders, reminders()) == (2, 2)
    assert [timezone.localdate(step.at).day for step in response.steps.order_by("at")] == [17, 29]


def test_clock_makes_up_for_a_day_that_it_slept_through():
    asked()

    with day(20):
        tasks.remind_of_rounds()

    assert reminders() == 1


@pytest.mark.parametrize("state", [ResponseState.SUBMITTED, ResponseState.ABSTAINED])
def test_clock_leaves_those_who_have_answered_alone(state):
    asked(state)

    with day(20):
        tasks.remind_of_rounds()

    assert reminders() == 0


@pytest.mark.parametrize("facts", [{"is_example": True}, {"state": RoundState.CLOSED}, {"state": RoundState.PLANNED}])
def test_clock_reminds_of_no_other_round(facts):
    asked(**facts)

    with day(20):
        tasks.remind_of_rounds()

    assert reminders() == 0


def test_clock_invites_whoever_could_not_be_asked_at_the_opening():
    response = asked()
    InventoryResponse.objects.update(invited_at=None)

    with day(20):
        tasks.remind_of_rounds()

    response.refresh_from_db()
    kinds = list(OutboundLetter.objects.values_list("kind", flat=True))
    assert (response.reminders, bool(response.invited_at), kinds) == (0, True, ["round_invitation"])


def test_staff_remind_at_most_once_a_day():
    response, staff = asked(), StaffFactory()
    with day(3):
        reminding.remind(response, by=staff)

    with day(3), pytest.raises(Refused):
        reminding.remind(response, by=staff)
    with day(4):
        reminding.remind(response, by=staff)

    assert reminders() == 2


@pytest.mark.parametrize("why", ["answered", "too late", "nobody", "example"])
def test_staff_remind_nobody_who_is(why):
    response = {
        "answered": lambda: asked(ResponseState.SUBMITTED),
        "too late": asked,
        "nobody": lambda: ResponseFactory(round=asked().round),
        "example": lambda: asked(is_example=True),
    }[why]()

    with day(31 if why == "too late" else 3), pytest.raises(Refused):
        reminding.remind(response, by=StaffFactory())

    assert reminders() == 0


def test_reminder_is_true_while_it_can_still_be_answered():
    response = asked()
    letter = Reminder(response, response.actor.memberships.get().user)

    with day(30):
        assert letter.is_still_true()
    with day(31):
        assert not letter.is_still_true()
    response.state = ResponseState.SUBMITTED
    with day(30):
        assert not letter.is_still_true()


def test_letter_to_the_mailbox_is_true_until_somebody_speaks_for_the_organisation():
    response = ResponseFactory(actor=TownFactory(contact_email="kommun@kommun.example"))
    letter = Reminder(response)
    assert (letter.recipient(), letter.is_still_true()) == ("kommun@kommun.example", True)

    MembershipFactory(actor=response.actor)

    assert not letter.is_still_true()


def test_clock_reminds_daily():
    entry = app.conf.beat_schedule["remind-of-rounds"]

    assert (entry["task"], entry["schedule"].hour, entry["schedule"].minute) == (tasks.remind_of_rounds.name, {7}, {10})


def test_opening_writes_no_reminder_for_days_that_had_passed():
    round = RoundFactory(state=RoundState.PLANNED, opens_on=FIRST, closes_on=LAST, remind_days=[30, 25])
    MembershipFactory(actor=ResponseFactory(round=round).actor)

    with day(8):
        planning.open_now(round, by=StaffFactory())
        tasks.remind_of_rounds()

    assert reminders() == 0
