from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from testbeds.models.stepped import Stepped
from testbeds.querysets import ResponseQuerySet, RoundQuerySet
from testbeds.states import RESPONSE_LEADS_TO, ROUND_LEADS_TO, Consulted, NeedState, ResponseState, RoundState


class InventoryRound(Stepped, models.Model):
    """A period in which every municipality is asked what its care needs; who does not answer stays in the table."""

    leads_to = ROUND_LEADS_TO

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=RoundState, default=RoundState.PLANNED)
    title_sv = models.CharField(_("title"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    text_sv = models.TextField(_("what is asked, and why"), max_length=2000, blank=True)
    text_en = models.TextField(_("what is asked, and why, in English"), max_length=2000, blank=True)
    form_version = models.PositiveSmallIntegerField(_("version of the questions"), default=1)
    opens_on = models.DateField(_("first day"))
    closes_on = models.DateField(_("last day to answer"))
    remind_days = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("days before the last day when those who have not answered are reminded"),
        default=list,
        blank=True,
    )
    is_example = models.BooleanField(_("example, not a real round"), default=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("inventory round")
        verbose_name_plural = _("inventory rounds")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="inventoryround_closes_after_it_opens"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("needs:round", args=[self.slug])

    @property
    def title(self):
        return (get_language() == "en" and self.title_en) or self.title_sv

    @property
    def text(self):
        return (get_language() == "en" and self.text_en) or self.text_sv

    @property
    def is_public(self):
        return self.state in RoundState.shown()

    @property
    def takes_answers(self):
        """Opened, and its last day has not passed, whether or not staff have closed it yet."""
        return self.state == RoundState.OPEN and timezone.localdate() <= self.closes_on

    @property
    def is_overdue(self):
        """Its last day has passed, and staff have not closed it."""
        return self.state == RoundState.OPEN and timezone.localdate() > self.closes_on

    @property
    def is_over(self):
        """From now on silence is no answer."""
        return self.state in (RoundState.CLOSED, RoundState.COMPILED)


class InventoryResponse(Stepped, models.Model):
    """What one expected respondent has done about a round; the row is there from the start, answer or not."""

    leads_to = RESPONSE_LEADS_TO

    round = models.ForeignKey(InventoryRound, on_delete=models.CASCADE, related_name="responses")
    actor = models.ForeignKey(
        Actor, on_delete=models.PROTECT, related_name="responses", verbose_name=_("expected to answer")
    )
    state = models.CharField(_("state"), max_length=12, choices=ResponseState, default=ResponseState.NOT_STARTED)
    consulted = ArrayField(
        models.CharField(max_length=12, choices=Consulted), verbose_name=_("who was asked"), default=list, blank=True
    )
    note = models.TextField(_("to whoever reads the answers"), max_length=1000, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(_("sent in"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    abstains_because = models.TextField(_("why it abstains"), max_length=600, blank=True)
    late_because = models.TextField(_("why it may answer late"), max_length=600, blank=True)
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("last reminded"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("number of reminders"), default=0)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("response to a round")
        verbose_name_plural = _("responses to rounds")
        constraints = [
            models.UniqueConstraint(fields=["round", "actor"], name="inventoryresponse_one_per_actor"),
            models.CheckConstraint(
                condition=~Q(state=ResponseState.APPROVED) | Q(approved_at__isnull=False, submitted_at__isnull=False),
                name="inventoryresponse_approved_was_sent_in",
            ),
            models.CheckConstraint(
                condition=~Q(state=ResponseState.ABSTAINED) | ~Q(abstains_because=""),
                name="inventoryresponse_abstains_with_reason",
            ),
        ]

    def __str__(self):
        return f"{self.actor}: {self.round}"

    @property
    def may_be_answered(self):
        """In time; or late, where staff have said why it may, for as long as the round is not compiled."""
        is_let_in = bool(self.late_because) and self.round.state in (RoundState.OPEN, RoundState.CLOSED)
        return self.round.takes_answers or is_let_in

    @property
    def can_be_late(self):
        """The last day has passed, nothing has been settled, and no exception has been made yet."""
        is_late = self.round.is_overdue or self.round.state == RoundState.CLOSED
        is_undecided = self.state not in (ResponseState.APPROVED, ResponseState.ABSTAINED)
        return is_late and is_undecided and not self.late_because

    @property
    def is_being_written(self):
        return self.may_be_answered and self.state in ResponseState.silent()

    def needs_in_it(self):
        """What it says: not drafts, and not what its owner has withdrawn."""
        return self.needs.exclude(state__in=NeedState.untold())
