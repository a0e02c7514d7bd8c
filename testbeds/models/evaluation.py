from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Offering, OfferingVersion
from arena.shared.fields import swedish_key
from testbeds.evaluation_states import EVALUATION_LEADS_TO, EvaluationState, Part
from testbeds.models.match import Match
from testbeds.models.need import Need
from testbeds.models.stepped import Stepped
from testbeds.models.testbed import Testbed, TestRequest
from testbeds.querysets import EvaluationQuerySet


class Evaluation(Stepped, models.Model):
    """An offering tried against needs in one place, from proposal to what came of it.

    `published_at` says since when everybody may read the report; from a settled plan on, everybody may read the plan.
    """

    leads_to = EVALUATION_LEADS_TO

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    state = models.CharField(_("state"), max_length=12, choices=EvaluationState, default=EvaluationState.PROPOSAL)
    title_sv = models.CharField(_("title"), max_length=140)
    title_en = models.CharField(_("title in English"), max_length=140, blank=True)
    name_key = swedish_key("title_sv")
    needs = models.ManyToManyField(Need, related_name="evaluations", blank=True, verbose_name=_("needs"))
    offering = models.ForeignKey(
        Offering, on_delete=models.PROTECT, related_name="evaluations", verbose_name=_("offering")
    )
    version = models.ForeignKey(
        OfferingVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("version")
    )
    version_text = models.CharField(_("which version, in words"), max_length=80, blank=True)
    site = models.ForeignKey(
        Actor, on_delete=models.PROTECT, related_name="evaluations", verbose_name=_("where it is tried")
    )
    testbed = models.ForeignKey(
        Testbed, on_delete=models.PROTECT, null=True, blank=True, related_name="evaluations", verbose_name=_("testbed")
    )
    match = models.OneToOneField(Match, on_delete=models.SET_NULL, null=True, blank=True, related_name="evaluation")
    request = models.OneToOneField(
        TestRequest, on_delete=models.SET_NULL, null=True, blank=True, related_name="evaluation"
    )
    planned_from = models.DateField(_("planned from"), null=True, blank=True)
    planned_until = models.DateField(_("planned until"), null=True, blank=True)
    began_on = models.DateField(_("began"), null=True, blank=True, editable=False)
    ended_on = models.DateField(_("ended"), null=True, blank=True, editable=False)
    agreement = models.CharField(_("reference of the agreement"), max_length=200, blank=True)
    may_publish = models.BooleanField(_("the supplier has agreed that the result is published"), default=False)
    funding = models.CharField(_("who pays"), max_length=300, blank=True)
    checklist = models.JSONField(_("answers before planning"), default=dict, blank=True)  # {question: [answer, note]}
    lessons_sv = models.TextField(_("why it ended, and what was learnt"), max_length=2000, blank=True)
    data_changed_at = models.DateTimeField(_("values last changed"), null=True, blank=True, editable=False)
    reply_due_at = models.DateTimeField(_("the supplier may reply until"), null=True, blank=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    is_example = models.BooleanField(_("example, not a real evaluation"), default=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        indexes = [models.Index(fields=["name_key"], name="evaluation_name_key")]
        constraints = [
            models.CheckConstraint(
                condition=Q(planned_from=None) | Q(planned_until=None) | Q(planned_until__gte=F("planned_from")),
                name="evaluation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=EvaluationState.reported()) | Q(published_at__isnull=False),
                name="evaluation_reported_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=EvaluationState.ABORTED) | ~Q(lessons_sv=""),
                name="evaluation_aborted_says_what_was_learnt",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("evaluations:detail", args=[self.slug])

    @property
    def title(self):
        return (get_language() == "en" and self.title_en) or self.title_sv

    @property
    def title_language(self):
        """The language of the title where it is another than the page's."""
        return "sv" if get_language() == "en" and not self.title_en else ""

    @property
    def is_reported(self):
        return self.state in EvaluationState.reported()

    @property
    def is_taken_down(self):
        """The law forbids its report: a notice stands in its place, in every channel."""
        return hasattr(self, "take_down")

    def data_changed(self):
        """What is analysed is no longer what was: acts say so as they write, and the figures are computed anew."""
        self.data_changed_at = timezone.now()
        self.save(update_fields=["data_changed_at"])


class EvaluationRole(models.Model):
    """What a person is in one evaluation, for as long as it says."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="roles")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="evaluation_roles")
    part = models.CharField(_("role"), max_length=10, choices=Part)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    since = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("role in an evaluation")
        verbose_name_plural = _("roles in evaluations")
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "user", "part"], condition=Q(until=None), name="evaluationrole_held_once"
            ),
            models.UniqueConstraint(
                fields=["evaluation", "part"],
                condition=Q(until=None, part__in=[Part.LEAD, Part.SITE_LEAD, Part.REVIEWER]),
                name="evaluationrole_one_lead_site_lead_and_reviewer",
            ),
        ]

    def __str__(self):
        return f"{self.get_part_display()}: {self.user}"


class ConflictDeclaration(models.Model):
    """A person's own word on ties to the supplier; the newest of each person counts, none is ever changed.

    Of a tie the staff decide once, with a reason, whether the person stays.
    """

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="declarations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="conflict_declarations"
    )
    has_conflict = models.BooleanField(_("something ties you to the supplier or to the outcome"))
    text = models.TextField(_("what the tie is"), max_length=600, blank=True)
    at = models.DateTimeField(_("declared"), default=timezone.now)
    may_stay = models.BooleanField(_("the person stays in spite of the tie"), null=True, blank=True)
    decided_because = models.TextField(_("why the staff decided so"), max_length=600, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("declaration of conflicts of interest")
        verbose_name_plural = _("declarations of conflicts of interest")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(has_conflict=False) | ~Q(text=""), name="conflictdeclaration_tie_is_described"
            ),
            models.CheckConstraint(
                condition=Q(may_stay=None, decided_because="", decided_at=None)
                | (Q(has_conflict=True, may_stay__isnull=False, decided_at__isnull=False) & ~Q(decided_because="")),
                name="conflictdeclaration_tie_decided_with_words",
            ),
        ]

    def __str__(self):
        return f"{self.evaluation}: {self.at:%Y-%m-%d}"
