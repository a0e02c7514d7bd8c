from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from arena.shared.states import Moves
from events.querysets import RegistrationQuerySet
from events.states import SEAT_LEADS_TO, Ending, PoolKind, SeatState


class Registration(Moves, models.Model):
    """One participant's seat, or place in the queue, in one pool.

    Seats are counted and queue numbers given by triggers, whichever way a row is written. `held_until` is when a held
    or offered seat goes to the next; `reason` is kept with each move, and is what excuses one out of turn.
    """

    leads_to = SEAT_LEADS_TO

    event = models.ForeignKey("events.Event", on_delete=models.PROTECT, related_name="registrations")
    pool = models.ForeignKey("events.Pool", on_delete=models.PROTECT, related_name="registrations")
    kind = models.CharField(_("kind"), max_length=6, choices=PoolKind)  # the pool's, by a composite foreign key
    participant = models.ForeignKey("events.Participant", on_delete=models.PROTECT, related_name="registrations")
    state = models.CharField(_("state"), max_length=9, choices=SeatState)
    queue_number = models.PositiveIntegerField(_("queue number"), null=True, blank=True, editable=False)
    held_until = models.DateTimeField(_("kept until"), null=True, blank=True)
    moved_up_at = models.DateTimeField(_("moved up"), null=True, blank=True)  # before the others, for the reason given
    ending = models.CharField(_("why it ended"), max_length=13, choices=Ending, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["held_until"], condition=Q(state__in=SeatState.timed()), name="registration_running_out"
            ),
            models.Index(
                fields=["pool", "queue_number"], condition=Q(state=SeatState.WAITING), name="registration_queue"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SeatState.values), name="registration_state_is_known"),
            models.UniqueConstraint(
                fields=["participant", "pool"],
                condition=Q(state__in=SeatState.live()),
                name="registration_one_live_per_pool",
            ),
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(state__in=[SeatState.HELD, SeatState.CONFIRMED]) & ~Q(kind=PoolKind.ITEM),
                name="registration_one_seat_per_person",
            ),
            models.UniqueConstraint(fields=["pool", "queue_number"], name="registration_queue_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=SeatState.timed(), held_until__isnull=False)
                | (~Q(state__in=SeatState.timed()) & Q(held_until=None)),
                name="registration_held_until_follows_state",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[SeatState.WAITING, SeatState.OFFERED]) | Q(queue_number__isnull=False),
                name="registration_waiting_has_number",
            ),
            models.CheckConstraint(
                condition=Q(state__in=SeatState.ended(), ended_at__isnull=False, ending__gt="")
                | (~Q(state__in=SeatState.ended()) & Q(ended_at=None, ending="")),
                name="registration_ending_follows_state",
            ),
        ]

    def __str__(self):
        return f"{self.participant}: {self.get_state_display()}"

    @property
    def place_in_queue(self):
        """1 for whoever is next; None where this one does not wait."""
        waiting = self.pool.registrations.in_queue_order().values_list("pk", flat=True)
        return next((place for place, pk in enumerate(waiting, 1) if pk == self.pk), None)

    @property
    def given_back(self):
        """How many gave a seat of the same kind back so far: all that can honestly be said of the chances."""
        return self.pool.moves.filter(before=SeatState.CONFIRMED, after=SeatState.CANCELLED).count()


class SeatMove(models.Model):
    """One line per change of a registration, written by the database itself: from what to what, when, by whom, why."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="moves")
    pool = models.ForeignKey("events.Pool", on_delete=models.CASCADE, related_name="moves")
    before = models.CharField(max_length=9, choices=SeatState, blank=True)
    after = models.CharField(max_length=9, choices=SeatState)
    queue_number = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    by_id = models.BigIntegerField(null=True)  # the account that acted; the clock and people without account have none
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("move of a registration")
        verbose_name_plural = _("moves of registrations")
        ordering = ["pk"]
        indexes = [  # the few who got a seat after a reminder fell due
            models.Index(fields=["created_at"], condition=Q(after=SeatState.CONFIRMED), name="seat_move_confirmed")
        ]

    def __str__(self):
        return f"{self.before} → {self.after}"
