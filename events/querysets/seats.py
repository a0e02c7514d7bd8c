"""Sentences about many pools of seats and registrations."""

from django.db import models
from django.db.models import Count, F, Q
from django.db.models.functions import Now

from events.states import Approval, PoolKind, SeatState

SERVABLE = {"participant__confirm_until": None, "participant__approval__in": Approval.open_to_seats()}


def _count(state):
    return Count("registrations", filter=Q(registrations__state=state))


class PoolQuerySet(models.QuerySet):
    def for_seats(self):
        """The pools of the room and online, without those of programme items."""
        return self.exclude(kind=PoolKind.ITEM)

    def with_sums(self):
        """How many are confirmed, offered, held and waiting: with the free ones, the first three make the capacity."""
        return self.annotate(**{state.value: _count(state) for state in SeatState.live()})

    def to_release(self):
        """Reserved seats whose day has come."""
        return self.exclude(reserved_for="").filter(released_at=None, opens_to_all_at__lte=Now())


class RegistrationQuerySet(models.QuerySet):
    def live(self):
        return self.filter(state__in=SeatState.live())

    def holding(self):
        return self.filter(state__in=SeatState.holding())

    def confirmed(self):
        return self.filter(state=SeatState.CONFIRMED)

    def waiting(self):
        return self.filter(state=SeatState.WAITING)

    def in_queue_order(self):
        """First those whom the staff moved up, then by number."""
        return self.waiting().order_by(F("moved_up_at").asc(nulls_last=True), "queue_number")

    def servable(self):
        """Waiting with a confirmed address, and not for the organiser's word."""
        return self.waiting().filter(**SERVABLE)

    def unservable(self):
        return self.waiting().exclude(**SERVABLE)

    def ran_out(self):
        """Held or offered for longer than it lasts."""
        return self.filter(state__in=SeatState.timed(), held_until__lte=Now())
