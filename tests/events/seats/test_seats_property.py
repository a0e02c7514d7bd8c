"""Whatever people and staff do, in whatever order, the invariants of the seats hold after every step."""

from contextlib import suppress

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from arena.shared.errors import Refused
from events.models import Event, Participant, Pool, Registration
from events.people import forgetting
from events.seats import (
    answering,
    approving,
    cancelling,
    confirming,
    ordering,
    releasing,
    resizing,
    sweeping,
    transferring,
)
from events.seats.registering import Person, Wish, register
from events.states import EventState, PoolKind, SeatState, Sector
from tests.events.invariants import broken
from tests.factories import EventFactory, PoolFactory, RegistrationFactory, UserFactory

pytestmark = pytest.mark.django_db

WHICH = st.integers(min_value=0, max_value=30)


class Seats(RuleBasedStateMachine):
    """A hybrid event with a few seats, some reserved, and people who cannot make up their minds."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.people = 0
        self.all_by_acts = True

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @initialize(room=st.integers(0, 3), online=st.one_of(st.none(), st.integers(0, 2)), approval=st.booleans())
    def make_event(self, room, online, approval):
        self.event = EventFactory(hybrid=True, needs_approval=approval)
        PoolFactory(event=self.event, capacity=room)
        PoolFactory(event=self.event, capacity=1, reserved_for=Sector.MUNICIPALITY)
        PoolFactory(event=self.event, online=True, capacity=online)

    @rule(
        size=st.integers(1, 3),
        known=st.booleans(),
        kind=st.sampled_from([PoolKind.ROOM, PoolKind.ONLINE]),
        also_wait=st.booleans(),
        directly=st.booleans(),
        sector=st.sampled_from([Sector.BUSINESS, Sector.MUNICIPALITY]),
    )
    def sign_up(self, size, known, kind, also_wait, directly, sector):
        names = [f"p{self.people + n}" for n in range(size)]
        self.people += size
        people = [Person(name, f"{name}@arena.example", sector=sector) for name in names]
        user = UserFactory(email=people[0].email) if known else None
        self._try(register, self.event, people, Wish(kind, also_wait, directly), user=user)

    @rule(which=WHICH)
    def sign_up_again(self, which):
        if person := self._participant(which):
            people = [Person(person.name, person.email, sector=person.sector)]
            self._try(register, self.event, people, Wish(PoolKind.ROOM), user=person.user)

    @rule(which=WHICH)
    def confirm_address(self, which):
        self._with_participant(which, confirming.confirm_address)

    @rule(which=WHICH)
    def approve(self, which):
        self._with_participant(which, approving.approve)

    @rule(which=WHICH)
    def decline(self, which):
        self._with_participant(which, approving.decline, reason="Nej.")

    @rule(which=WHICH)
    def cancel(self, which):
        self._with_participant(which, cancelling.cancel)

    @rule(which=WHICH)
    def undo(self, which):
        self._with_participant(which, cancelling.undo)

    @rule(which=WHICH)
    def transfer(self, which):
        self.people += 1
        person = Person(f"p{self.people}", f"p{self.people}@arena.example")
        self._with_participant(which, transferring.transfer, person)

    @rule(which=WHICH)
    def erase(self, which):
        self._with_participant(which, forgetting.forget_one)

    @rule(which=WHICH)
    def agree(self, which):
        self._with_participant(which, confirming.agree)

    @rule(which=WHICH)
    def accept(self, which):
        self._with_registration(which, SeatState.OFFERED, answering.accept)

    @rule(which=WHICH)
    def turn_down(self, which):
        self._with_registration(which, SeatState.OFFERED, answering.turn_down)

    @rule(which=WHICH)
    def put_back_last(self, which):
        self._with_registration(which, SeatState.LAPSED, answering.put_back_last)

    @rule(which=WHICH)
    def move_up(self, which):
        self._with_registration(which, SeatState.WAITING, ordering.move_up, reason="Kommunen saknas.")

    @rule(offers=st.booleans())
    def let_time_run_out(self, offers):
        """The moment passes for all offers, or for all unconfirmed addresses, and the clock sweeps."""
        if offers:
            Registration.objects.filter(state=SeatState.OFFERED).update(held_until=timezone.now())
        else:
            Registration.objects.filter(state=SeatState.HELD).update(held_until=timezone.now())
            Participant.objects.filter(confirm_until__isnull=False).update(confirm_until=timezone.now())
        sweeping.sweep()

    @rule(which=st.integers(0, 2), capacity=st.one_of(st.none(), st.integers(0, 4)))
    def resize(self, which, capacity):
        pool = list(self.event.pools.all())[which]
        if capacity is not None or not pool.reserved_for:
            self._try(resizing.resize, pool, capacity)

    @rule(on=st.booleans())
    def fill_gaps(self, on):
        self._try(ordering.fill_gaps, self.event.pools.first(), on, why="Sista veckan.")

    @rule()
    def release(self):
        self._try(releasing.release, self.event.pools.get(reserved_for=Sector.MUNICIPALITY))

    @rule()
    def close_and_reopen(self):
        resizing.close(self.event)
        resizing.reopen(self.event)

    @rule()
    def cancel_event_and_reopen(self):
        Event.objects.filter(pk=self.event.pk).update(state=EventState.CANCELLED, cancelled_at=timezone.now())
        assert broken(letters=self.all_by_acts) == []
        Event.objects.filter(pk=self.event.pk).update(state=EventState.PUBLISHED, cancelled_at=None)
        resizing.reopen(self.event)

    @rule(which=WHICH)
    def write_past_the_acts(self, which):
        """A bulk update, as a script or a shell might do it; the sweep serves whoever waits."""
        facts = {"state": SeatState.CANCELLED, "ending": "staff", "ended_at": timezone.now(), "held_until": None}
        if row := self._nth(Registration.objects.holding(), which):
            Registration.objects.filter(pk=row.pk).update(**facts)
            sweeping.sweep()

    @rule()
    def insert_past_the_acts(self):
        """A row written by hand, as an import might: last in the queue, and served by the sweep."""
        self.all_by_acts = False
        RegistrationFactory(pool=self.event.pools.first(), waiting=True)
        sweeping.sweep()

    @invariant()
    def invariants_hold(self):
        assert broken(letters=self.all_by_acts) == []

    @invariant()
    def sums_make_the_capacity(self):
        for pool in Pool.objects.with_sums():
            assert pool.capacity is None or pool.confirmed + pool.offered + pool.held + pool.free == pool.capacity

    def _nth(self, rows, which):
        rows = list(rows.order_by("pk"))
        return rows[which % len(rows)] if rows else None

    def _participant(self, which):
        return self._nth(Participant.objects.filter(event=self.event).select_related("event", "user"), which)

    def _with_participant(self, which, act, *args, **facts):
        if person := self._participant(which):
            self._try(act, person, *args, **facts)

    def _with_registration(self, which, state, act, **facts):
        rows = Registration.objects.filter(event=self.event, state=state).select_related("event")
        if row := self._nth(rows, which):
            self._try(act, row, **facts)

    def _try(self, act, *args, **facts):
        """A no is an answer; anything else is a fault."""
        with suppress(Refused):
            act(*args, **facts)


def run(examples, steps, **facts):
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(
        Seats,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=quiet,
            **facts,
        ),
    )


def test_seats_hold_whatever_happens():
    run(8, 25, derandomize=True)


@pytest.mark.faults
def test_seats_hold_whatever_happens_for_long():
    run(300, 50)
