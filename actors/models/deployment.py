import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from actors.models.offering import Offering
from actors.models.term import Term
from actors.models.version import OfferingVersion
from actors.querysets import DeploymentQuerySet
from actors.states import Vocabulary
from actors.trust import DEPLOYMENT_LEADS_TO, DeploymentState, Procurement, Stage
from arena.shared.fields import PartialDateField
from arena.shared.states import Moves

UNCOUNTED = Q(staff_users=None, inhabitant_users=None)


class Deployment(Moves, models.Model):
    """An offering in use at an organisation. Kept by the organisation that uses it; others can only suggest it."""

    leads_to = DEPLOYMENT_LEADS_TO

    key = models.UUIDField(_("key in addresses"), default=uuid.uuid4, primary_key=True, editable=False)
    offering = models.ForeignKey(
        Offering, on_delete=models.CASCADE, related_name="deployments", verbose_name=_("offering")
    )
    version = models.ForeignKey(
        OfferingVersion, on_delete=models.RESTRICT, null=True, blank=True, related_name="+", verbose_name=_("version")
    )
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="deployments", verbose_name=_("used by"))
    care_setting = models.ForeignKey(
        Term,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"vocabulary": Vocabulary.CARE},
        related_name="deployments",
        verbose_name=_("care setting"),
    )
    state = models.CharField(_("state"), max_length=10, choices=DeploymentState)
    stage = models.CharField(_("how far it has come"), max_length=8, choices=Stage)
    started = PartialDateField(_("started"), blank=True)
    stopped = PartialDateField(_("ended"), blank=True)
    staff_users = models.PositiveIntegerField(_("users among the staff"), null=True, blank=True)
    inhabitant_users = models.PositiveIntegerField(_("users among the inhabitants"), null=True, blank=True)
    users_on = PartialDateField(_("counted"), blank=True)
    users_source = models.CharField(_("source of the number of users"), max_length=200, blank=True)
    procurement = models.CharField(_("how it was bought"), max_length=12, choices=Procurement, blank=True)
    source = models.TextField(_("source"), blank=True)
    known_on = PartialDateField(_("known as of"), blank=True)  # of what was read in a source
    note = models.CharField(_("note"), max_length=200, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = DeploymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("deployment")
        verbose_name_plural = _("deployments")
        constraints = [
            models.CheckConstraint(
                condition=UNCOUNTED | (~Q(users_on="") & ~Q(users_source="")),
                name="deployment_users_have_date_and_source",
            ),
            models.CheckConstraint(
                condition=Q(stopped="") | Q(stage=Stage.ENDED), name="deployment_stops_only_when_ended"
            ),
            models.CheckConstraint(
                condition=~Q(state=DeploymentState.SOURCED) | ~Q(source=""), name="deployment_sourced_has_source"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[DeploymentState.PROPOSED, DeploymentState.SOURCED], answered_at=None)
                | (Q(state__in=[DeploymentState.CONFIRMED, DeploymentState.DECLINED]) & Q(answered_at__isnull=False)),
                name="deployment_answered_at_follows_state",
            ),
            models.UniqueConstraint(
                fields=["offering", "actor", "care_setting"],
                condition=~Q(stage=Stage.ENDED) & ~Q(state=DeploymentState.DECLINED),
                nulls_distinct=False,
                name="deployment_one_per_actor_and_care_setting",
                violation_error_message=_("The organisation already stands as a user in this care setting."),
            ),
        ]

    def __str__(self):
        return f"{self.offering}: {self.actor}"

    @property
    def waits_for_answer(self):
        return self.state in (DeploymentState.PROPOSED, DeploymentState.SOURCED)

    @property
    def is_confirmed(self):
        return self.state == DeploymentState.CONFIRMED

    def confirm(self, *, by):
        """The organisation that uses it says that it is so."""
        self._move_to(DeploymentState.CONFIRMED, answered_by=by, answered_at=timezone.now(), reason="")

    def decline(self, *, by, reason):
        self._move_to(DeploymentState.DECLINED, answered_by=by, answered_at=timezone.now(), reason=reason)
