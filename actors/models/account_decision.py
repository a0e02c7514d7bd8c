from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.querysets import StaffProposalQuerySet
from actors.states import PROPOSAL_LEADS_TO, AccountAct, ProposalState
from arena.shared.states import Moves


class AccountDecision(models.Model):
    """What an administrator did to somebody's account: who, when and why. Rows are only ever added."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="decisions_about"
    )
    act = models.CharField(_("done"), max_length=16, choices=AccountAct)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )  # nobody: on the server
    decided_at = models.DateTimeField(_("decided"), default=timezone.now, editable=False)
    reason = models.TextField(_("reason"), max_length=600)

    class Meta:
        verbose_name = _("decision about an account")
        verbose_name_plural = _("decisions about accounts")
        ordering = ["-decided_at", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(reason__gt=""), name="accountdecision_has_reason")]

    def __str__(self):
        return f"{self.account}: {self.get_act_display()}"


class StaffProposal(Moves, models.Model):
    """An administrator wants somebody among the project staff; another administrator has to agree."""

    leads_to = PROPOSAL_LEADS_TO

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_proposals")
    state = models.CharField(_("state"), max_length=10, choices=ProposalState, default=ProposalState.OPEN)
    reason = models.TextField(_("reason"), max_length=600)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = StaffProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed member of the project staff")
        verbose_name_plural = _("proposed members of the project staff")
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(state=ProposalState.OPEN), name="staffproposal_one_open_per_account"
            ),
            models.CheckConstraint(condition=~Q(account=F("proposed_by")), name="staffproposal_about_somebody_else"),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.ACCEPTED) | ~Q(decided_by=F("proposed_by")),
                name="staffproposal_accepted_by_another",
            ),
        ]

    def __str__(self):
        return str(self.account)

    def accept(self, *, by):
        self._move_to(ProposalState.ACCEPTED, decided_by=by, decided_at=timezone.now())

    def decline(self, *, by):
        self._move_to(ProposalState.DECLINED, decided_by=by, decided_at=timezone.now())
