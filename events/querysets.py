"""Sentences about many events, pools, participants and registrations."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce, Now

from events.states import Approval, Audience, EventState, PoolKind, SeatState


class EventQuerySet(models.QuerySet):
    def public(self):
        """What lists, counts, search, feeds and the API show."""
        return self.filter(state__in=EventState.public(), audience=Audience.PUBLIC)

    def visible_to(self, user):
        """What can be read at its own address: the public, the unlisted, what one is invited to; staff read all."""
        if user.is_authenticated and user.is_staff:
            return self.all()
        shown = Q(audience__in=[Audience.PUBLIC, Audience.UNLISTED])
        if user.is_authenticated:
            shown |= Q(pk__in=self.model.objects.filter(participants__user=user).values("pk"))
        return self.filter(shown, state__in=EventState.public())

    def ended(self):
        return self.alias(last=Coalesce("ends_at", "starts_at")).filter(last__lt=Now())

    def upcoming(self):
        """Not over yet, the next one first."""
        return self.alias(last=Coalesce("ends_at", "starts_at")).filter(last__gte=Now()).order_by("starts_at", "pk")

    def past(self):
        return self.ended().order_by("-starts_at", "-pk")

    def to_publish(self):
        return self.filter(state=EventState.SCHEDULED, publish_at__lte=Now())


class PoolQuerySet(models.QuerySet):
    def for_seats(self):
        """The pools of the room and online, without those of programme items."""
        return self.exclude(kind=PoolKind.ITEM)

    def to_release(self):
        """Reserved seats whose day has come."""
        return self.exclude(reserved_for="").filter(released_at=None, opens_to_all_at__lte=Now())


class ParticipantQuerySet(models.QuerySet):
    def live(self):
        """Who has a seat or waits for one."""

        return self.filter(Exists(self._registrations().filter(state__in=SeatState.live())))

    def coming(self):
        """Who has a confirmed seat and has said yes themselves."""
        seats = self._registrations().filter(state=SeatState.CONFIRMED)
        return self.filter(Exists(seats), agreed_at__isnull=False)

    def _registrations(self):
        return self.model.registrations.rel.related_model.objects.filter(participant=OuterRef("pk"))

    def unconfirmed_too_long(self):
        return self.filter(confirm_until__lte=Now())


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
        return self.waiting().order_by("queue_number")

    def servable(self):
        """Waiting with a confirmed address, and not for the organiser's word."""
        return self.waiting().filter(
            participant__confirm_until=None, participant__approval__in=Approval.open_to_seats()
        )

    def ran_out(self):
        """Held or offered for longer than it lasts."""
        return self.filter(state__in=SeatState.timed(), held_until__lte=Now())
