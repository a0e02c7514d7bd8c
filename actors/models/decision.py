from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from actors.models.offering import Offering
from actors.states import Act, ActorState, OfferingState


class Decision(models.Model):
    """One move of an actor or an offering between states: who made it, when, why, and what stood there then."""

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    offering = models.ForeignKey(Offering, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    from_state = models.CharField(_("from"), max_length=12)
    to_state = models.CharField(_("to"), max_length=12)
    act = models.CharField(_("done without a move"), max_length=12, choices=Act, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    by_system = models.BooleanField(_("by the clock"), default=False)
    decided_at = models.DateTimeField(_("decided"), default=timezone.now)
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    facts = models.JSONField(_("the facts as they stood"), default=dict)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(actor__isnull=False, offering=None) | Q(actor=None, offering__isnull=False),
                name="decision_about_actor_or_offering",
            ),
            models.CheckConstraint(
                condition=Q(act="") | Q(from_state=F("to_state")), name="decision_act_moves_nothing"
            ),
            models.CheckConstraint(
                condition=Q(by_system=False) | Q(decided_by=None), name="decision_by_clock_or_person"
            ),
        ]

    def __str__(self):
        return f"{self.row}: {self.from_state} → {self.to_state}"

    @property
    def row(self):
        """What was decided about."""
        return self.actor or self.offering

    @property
    def what(self):
        """What was decided, in a few words."""
        if self.act:
            return self.get_act_display()
        state = (ActorState if self.actor_id else OfferingState)(self.to_state)
        if self.from_state == self.to_state:
            return _("facts changed") if self.reason else _("facts confirmed")
        if self.from_state == OfferingState.IN_REVIEW and self.reason:
            return _("needs more information")
        if self.by_system and self.to_state in (ActorState.DORMANT, OfferingState.PAUSED):
            return _("not confirmed in time")
        return state.label
