import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.fields import OrganisationNumberField
from actors.models.actor import Actor
from actors.models.term import Term
from actors.querysets import ProposalQuerySet
from actors.states import PROPOSAL_LEADS_TO, ProposalState, Vocabulary
from arena.shared.states import Moves


class Proposal(Moves, models.Model):
    """A change of what staff have judged about a published actor: its registered name, number or type."""

    leads_to = PROPOSAL_LEADS_TO
    changed = ("legal_name", "org_number", "actor_type")

    key = models.UUIDField(_("key in addresses"), default=uuid.uuid4, primary_key=True, editable=False)
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="proposals", verbose_name=_("actor"))
    state = models.CharField(_("state"), max_length=10, choices=ProposalState, default=ProposalState.OPEN)
    legal_name = models.CharField(_("registered name"), max_length=160)
    org_number = OrganisationNumberField(_("organisation number"), null=True, blank=True)
    actor_type = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        limit_choices_to={"vocabulary": Vocabulary.ACTOR_TYPE},
        related_name="+",
        verbose_name=_("type of actor"),
    )
    message = models.TextField(_("message"), max_length=600)
    reason = models.TextField(_("reason"), max_length=600, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    created_at = models.DateTimeField(_("proposed"), default=timezone.now, editable=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["actor"],
                condition=Q(state=ProposalState.OPEN),
                name="proposal_one_open_per_actor",
                violation_error_message=_("A proposed change is already waiting for the project staff."),
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.OPEN, decided_at=None)
                | (~Q(state=ProposalState.OPEN) & Q(decided_at__isnull=False)),
                name="proposal_decided_at_follows_state",
            ),
            models.CheckConstraint(
                condition=Q(org_number=None) | Q(org_number__regex=r"^[0-9]{2}[2-9][0-9]{7}$"),
                name="proposal_org_number_is_not_personal",
            ),
        ]

    def __str__(self):
        return f"{self.actor}: {self.get_state_display()}"

    def facts(self):
        """What is wanted, in the form that decisions keep facts in."""
        return {"legal_name": self.legal_name, "org_number": self.org_number, "actor_type": self.actor_type_id}

    @property
    def is_open(self):
        return self.state == ProposalState.OPEN

    def accept(self, *, by):
        self._move_to(ProposalState.ACCEPTED, decided_by=by, decided_at=timezone.now())

    def decline(self, *, by, reason):
        self._move_to(ProposalState.DECLINED, decided_by=by, decided_at=timezone.now(), reason=reason)
