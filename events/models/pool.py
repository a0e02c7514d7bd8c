from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from events.querysets import PoolQuerySet
from events.states import PoolKind, Sector


class Pool(models.Model):
    """Seats of one kind at one event: the room, online, those reserved for a sector, or one programme item.

    `taken`, `grandfathered` and `next_queue_number` belong to the triggers of the database; the portal writes none of
    them. `grandfathered` is how many had a seat when the capacity was lowered below them; it falls as they leave.
    """

    event = models.ForeignKey("events.Event", on_delete=models.PROTECT, related_name="pools")
    kind = models.CharField(_("kind"), max_length=6, choices=PoolKind)
    item = models.OneToOneField(
        "events.ProgrammeItem", on_delete=models.PROTECT, null=True, blank=True, related_name="pool"
    )
    reserved_for = models.CharField(_("reserved for"), max_length=13, choices=Sector, blank=True)
    opens_to_all_at = models.DateTimeField(_("opens to all"), null=True, blank=True)
    released_at = models.DateTimeField(_("opened to all"), null=True, blank=True, editable=False)
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True)  # None: no limit
    fills_gaps = models.BooleanField(_("let a smaller party pass one that does not fit"), default=False)
    fills_gaps_why = models.CharField(_("why"), max_length=200, blank=True)
    taken = models.PositiveIntegerField(_("taken"), default=0, editable=False)
    grandfathered = models.PositiveIntegerField(default=0, editable=False)
    next_queue_number = models.PositiveIntegerField(default=1, editable=False)

    objects = PoolQuerySet.as_manager()

    class Meta:
        verbose_name = _("pool of seats")
        verbose_name_plural = _("pools of seats")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(taken__lte=Greatest(F("capacity"), F("grandfathered"))),
                name="pool_is_not_oversold",
                violation_error_message=_("There are not so many seats."),
            ),
            models.CheckConstraint(
                condition=Q(kind=PoolKind.ITEM, item__isnull=False) | (~Q(kind=PoolKind.ITEM) & Q(item=None)),
                name="pool_of_item_has_item",
            ),
            models.CheckConstraint(
                condition=Q(reserved_for="", opens_to_all_at=None, released_at=None)
                | Q(~Q(reserved_for=""), kind=PoolKind.ROOM, capacity__isnull=False),
                name="pool_reserved_is_in_the_room_and_limited",
            ),
            models.CheckConstraint(
                condition=Q(fills_gaps=False) | Q(fills_gaps_why__gt=""), name="pool_filling_gaps_has_reason"
            ),
            models.UniqueConstraint(
                fields=["event", "kind", "reserved_for"],
                condition=~Q(kind=PoolKind.ITEM),
                name="pool_one_of_each_kind",
            ),
            models.UniqueConstraint(fields=["id", "event", "kind"], name="pool_kind_for_registrations"),
        ]

    def __str__(self):
        return f"{self.event}: {self.get_kind_display()}"

    @property
    def is_reserved(self):
        """Whether only one sector may sit here, for now."""
        return bool(self.reserved_for) and self.released_at is None

    @property
    def free(self):
        """Seats that nobody has, below zero when the capacity was lowered below those who had one; None: no limit."""
        return None if self.capacity is None else self.capacity - self.taken

    def has_room_for(self, seats):
        return self.capacity is None or self.free >= seats
