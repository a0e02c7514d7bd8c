from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models.documented import HAS_DOCUMENT, Documented
from actors.models.offering import Offering
from actors.querysets import ComplianceClaimQuerySet
from actors.trust import ComplianceState, Topic


class ComplianceClaim(Documented):
    """What the supplier says that an offering complies with: said, shown by a document, or confirmed by the staff."""

    offering = models.ForeignKey(
        Offering, on_delete=models.CASCADE, related_name="compliance_claims", verbose_name=_("offering")
    )
    topic = models.CharField(_("subject"), max_length=16, choices=Topic)
    statement = models.TextField(_("statement"), max_length=400)
    state = models.CharField(_("state"), max_length=10, choices=ComplianceState, default=ComplianceState.STATED)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    confirmed_how = models.CharField(_("confirmed by"), max_length=160, blank=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked to be confirmed"), null=True, blank=True)
    not_confirmed_why = models.TextField(_("why it was not confirmed"), max_length=400, blank=True)

    objects = ComplianceClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim of compliance")
        verbose_name_plural = _("claims of compliance")
        ordering = ["topic", "created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ComplianceState.values), name="complianceclaim_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=ComplianceState.DOCUMENTED) | HAS_DOCUMENT,
                name="complianceclaim_documented_has_document",
            ),
            models.CheckConstraint(
                condition=(Q(state=ComplianceState.CONFIRMED, confirmed_on__isnull=False) & ~Q(confirmed_how=""))
                | (~Q(state=ComplianceState.CONFIRMED) & Q(confirmed_how="", confirmed_on=None, confirmed_by=None)),
                name="complianceclaim_confirmed_by_method_on_date",
            ),
            models.CheckConstraint(
                condition=Q(asked_at=None, not_confirmed_why="")
                | Q(state=ComplianceState.DOCUMENTED) & (Q(asked_at=None) | Q(not_confirmed_why="")),
                name="complianceclaim_asked_or_answered_when_documented",
            ),
        ]

    def __str__(self):
        return f"{self.get_topic_display()}: {self.statement}"

    @property
    def is_confirmed(self):
        return self.state == ComplianceState.CONFIRMED

    @property
    def is_expired(self):
        return self.valid_until is not None and self.valid_until < timezone.localdate()

    @property
    def can_be_asked_about(self):
        """There is something to read that holds, and everybody sees it already."""
        can_be_read = self.state == ComplianceState.DOCUMENTED and not self.is_expired
        return can_be_read and self.asked_at is None and self.offering.is_public

    def fall_back(self):
        """What was confirmed is no longer what stands here: it is worth what its owner can show."""
        self.state = ComplianceState.DOCUMENTED if self.has_document else ComplianceState.STATED
        self.confirmed_how, self.confirmed_on, self.confirmed_by = "", None, None
        self.asked_at, self.not_confirmed_why = self.asked_at if self.has_document else None, ""

    def ask(self):
        """The supplier wants the staff to check it; an earlier no is behind us."""
        self.asked_at, self.not_confirmed_why = timezone.now(), ""
        self.save()

    def confirm(self, *, by, how, on):
        """Staff have checked it, and say how and when."""
        self.state = ComplianceState.CONFIRMED
        self.confirmed_how, self.confirmed_on, self.confirmed_by = how, on, by
        self.asked_at, self.not_confirmed_why = None, ""
        self.save()

    def leave_unconfirmed(self, *, why=""):
        """Staff say why they cannot, or the supplier takes the question back."""
        self.asked_at, self.not_confirmed_why = None, why
        self.save()
