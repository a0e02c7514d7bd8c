import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from actors.querysets import MembershipQuerySet
from actors.states import MEMBERSHIP_LEADS_TO, MembershipState, Proof, Role
from arena.shared.errors import Refused
from arena.shared.states import Moves


class Membership(Moves, models.Model):
    """What one person may do for one actor: asked for, offered, in force or over."""

    leads_to = MEMBERSHIP_LEADS_TO
    WARNED_BEFORE = timedelta(days=7)  # the last day

    key = models.UUIDField(
        _("key in addresses"), default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False
    )
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
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)  # until then it can be answered
    last_day = models.DateField(_("last day"), null=True, blank=True)
    takes_over_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="successors"
    )  # who leaves when the invited person says yes
    proof = models.CharField(_("proof"), max_length=12, choices=Proof, blank=True)
    proof_detail = models.CharField(_("what it can be checked against"), max_length=254, blank=True)
    proved_on = models.DateField(_("checked on"), null=True, blank=True)
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
            models.CheckConstraint(
                condition=Q(proof="", proof_detail="") | (~Q(proof="") & Q(proof_detail__gt="")),
                name="membership_proof_can_be_checked",
            ),
            models.CheckConstraint(condition=Q(proved_on=None) | ~Q(proof=""), name="membership_proved_on_by_a_proof"),
            models.CheckConstraint(
                condition=Q(takes_over_from=None) | Q(role=Role.MANAGER), name="membership_taken_over_by_a_manager"
            ),
        ]

    def __str__(self):
        return f"{self.user or self.email}: {self.get_role_display()}, {self.actor}"

    @property
    def is_request(self):
        return self.state == MembershipState.REQUESTED and self.expires_at > timezone.now()

    @property
    def is_invitation(self):
        return self.state == MembershipState.INVITED and self.expires_at > timezone.now()

    @property
    def is_in_force(self):
        return self.state == MembershipState.ACTIVE and not self.is_past_its_day

    @property
    def is_past_its_day(self):
        """The rights end with the day; the clock writes it down the next morning."""
        is_over = self.last_day is not None and self.last_day < timezone.localdate()
        return self.state == MembershipState.ACTIVE and is_over

    @property
    def is_lasting_manager(self):
        return self.is_in_force and self.role == Role.MANAGER and self.last_day is None

    def grant(self, *, by, **facts):
        """Say yes to the one who asked."""
        self._decide(MembershipState.ACTIVE, start=MembershipState.REQUESTED, by=by, expires_at=None, **facts)

    def decline(self, *, by, reason):
        self._decide(MembershipState.DECLINED, by=by, reason=reason)

    def take_up(self, *, by):
        """The invited person says yes; from now on the account carries the address."""
        changes = {"user": by, "email": "", "expires_at": None}
        self._decide(MembershipState.ACTIVE, start=MembershipState.INVITED, by=by, **changes)

    def refuse(self, *, by):
        self._decide(MembershipState.REFUSED, by=by, email="")

    def cancel(self, *, by):
        """Take the invitation back."""
        start = MembershipState.INVITED
        self._decide(MembershipState.EXPIRED, start=start, by=by, email="", expires_at=timezone.now())

    def take_back(self, *, by):
        """The one who asked no longer wants to."""
        start = MembershipState.REQUESTED
        self._decide(MembershipState.EXPIRED, start=start, by=by, expires_at=timezone.now())

    def change_role(self, *, by, role, last_day):
        if self.state != MembershipState.ACTIVE:
            raise Refused(_("This has changed since you opened the page. Look at it again."))
        facts = {"role": role, "last_day": last_day, "decided_by": by, "decided_at": timezone.now()}
        for name, value in facts.items():
            setattr(self, name, value)
        self.save(update_fields=list(facts))

    def end(self, *, by):
        self._decide(MembershipState.ENDED, by=by)

    def _decide(self, target, *, by, start=None, **changes):
        self._move_to(target, start=start, decided_by=by, decided_at=timezone.now(), **changes)
