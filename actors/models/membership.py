from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from actors.querysets import MembershipQuerySet
from actors.states import MEMBERSHIP_LEADS_TO, MembershipState, Role
from arena.shared.states import Moves


class Membership(Moves, models.Model):
    """What one person may do for one actor: asked for, offered, in force or over."""

    leads_to = MEMBERSHIP_LEADS_TO

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("actor"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("person"),
    )
    email = models.EmailField(_("invited address"), blank=True)  # until the invited person has said yes or no
    role = models.CharField(_("role"), max_length=8, choices=Role)
    state = models.CharField(_("state"), max_length=10, choices=MembershipState)
    message = models.TextField(_("message"), max_length=600, blank=True)
    reason = models.TextField(_("reason"), max_length=600, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["actor", "user"],
                condition=Q(state__in=MembershipState.live()),
                name="membership_one_live_per_person",
                violation_error_message=_("The person is already a member, or has already asked or been invited."),
            ),
            models.UniqueConstraint(
                fields=["actor", "email"],
                condition=Q(state=MembershipState.INVITED),
                name="membership_one_invitation_per_address",
                violation_error_message=_("The address has already been invited."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=[MembershipState.INVITED, MembershipState.EXPIRED, MembershipState.REFUSED])
                | Q(user__isnull=False),
                name="membership_has_person_unless_invited",
            ),
            models.CheckConstraint(
                condition=~Q(state=MembershipState.INVITED) | Q(email__gt=""), name="membership_invitation_has_address"
            ),
        ]

    def __str__(self):
        return f"{self.user or self.email}: {self.get_role_display()}, {self.actor}"
