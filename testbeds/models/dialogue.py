from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from testbeds.models.cluster import NeedCluster
from testbeds.models.need import Need
from testbeds.models.stepped import Stepped
from testbeds.querysets import DialogueQuerySet
from testbeds.states import DIALOGUE_LEADS_TO, DialogueState


class MarketDialogue(Stepped, models.Model):
    """Questions to all suppliers that match a need or a cluster, at one moment; answers stay sealed until it closes."""

    leads_to = DIALOGUE_LEADS_TO

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=DialogueState, default=DialogueState.DRAFT)
    need = models.ForeignKey(Need, on_delete=models.PROTECT, null=True, blank=True, related_name="dialogues")
    cluster = models.ForeignKey(NeedCluster, on_delete=models.PROTECT, null=True, blank=True, related_name="dialogues")
    owner = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="dialogues", verbose_name=_("held by"))
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("background"), max_length=3000)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who reviews it for procurement"),
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    closes_at = models.DateTimeField(_("answers are received until"))
    opened_at = models.DateTimeField(_("answers opened"), null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    memo = models.TextField(_("closing memo"), max_length=6000, blank=True)
    procurement = models.CharField(_("the procurement that followed"), max_length=200, blank=True)
    procurement_url = models.URLField(_("address of the procurement"), blank=True)
    is_example = models.BooleanField(_("example, not a real dialogue"), default=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = DialogueQuerySet.as_manager()

    class Meta:
        verbose_name = _("market dialogue")
        verbose_name_plural = _("market dialogues")
        constraints = [
            models.CheckConstraint(
                condition=Q(need__isnull=False, cluster=None) | Q(need=None, cluster__isnull=False),
                name="marketdialogue_about_need_or_cluster",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=DialogueState.shown())
                | Q(published_at__isnull=False, reviewed_at__isnull=False, closes_at__gt=F("published_at")),
                name="marketdialogue_published_after_review",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | Q(state__in=DialogueState.over(), opened_at__gte=F("closes_at")),
                name="marketdialogue_opened_when_closed",
            ),
            models.CheckConstraint(
                condition=~Q(state=DialogueState.SUMMARISED) | ~Q(memo=""), name="marketdialogue_summed_up_has_memo"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("needs:dialogue", args=[self.slug])

    @property
    def subject(self):
        """The need or the cluster that it is about."""
        return self.need or self.cluster


class DialogueQuestion(models.Model):
    """One of the questions that every supplier gets."""

    dialogue = models.ForeignKey(MarketDialogue, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("question"), max_length=600)

    class Meta:
        verbose_name = _("question to suppliers")
        verbose_name_plural = _("questions to suppliers")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "number"], name="dialoguequestion_one_per_number")]

    def __str__(self):
        return self.text


class DialogueRecipient(models.Model):
    """A supplier that was told, and when: the same moment for all of one batch. Only ever added to."""

    dialogue = models.ForeignKey(MarketDialogue, on_delete=models.CASCADE, related_name="recipients")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    offerings = models.JSONField(_("with which offerings"), default=list)  # names, as they were
    notified_at = models.DateTimeField(_("told"))
    reached = models.PositiveSmallIntegerField(_("number of letters"), default=0)  # 0: nobody to write to

    class Meta:
        verbose_name = _("recipient of a dialogue")
        verbose_name_plural = _("recipients of dialogues")
        constraints = [models.UniqueConstraint(fields=["dialogue", "actor"], name="dialoguerecipient_once_per_actor")]

    def __str__(self):
        return f"{self.dialogue}: {self.actor}"


class DialogueEnquiry(models.Model):
    """What a supplier asks back; whoever asked is named to nobody, and the answer is for all."""

    dialogue = models.ForeignKey(MarketDialogue, on_delete=models.CASCADE, related_name="enquiries")
    question = models.TextField(_("your question"), max_length=1000)
    asked_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    answer = models.TextField(_("answer to all"), max_length=3000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("enquiry in a dialogue")
        verbose_name_plural = _("enquiries in dialogues")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="dialogueenquiry_answered_with_text",
            ),
        ]

    def __str__(self):
        return self.question


class SealedAnswer(models.Model):
    """A supplier's answers to a dialogue, readable only with a key that the database does not hold."""

    dialogue = models.ForeignKey(MarketDialogue, on_delete=models.CASCADE, related_name="answers")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField(_("sealed answers"))
    key_id = models.CharField(_("which key"), max_length=16)
    receipt = models.CharField(_("SHA-256 of what was sealed"), max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    received_at = models.DateTimeField(_("received"), default=timezone.now)

    class Meta:
        verbose_name = _("sealed answer")
        verbose_name_plural = _("sealed answers")
        constraints = [models.UniqueConstraint(fields=["dialogue", "actor"], name="sealedanswer_one_per_actor")]

    def __str__(self):
        return f"{self.dialogue}: {self.actor}"
