import uuid

from django.conf import settings
from django.db import models
from django.db.models import Func, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testbeds.models.evaluation import Evaluation


class ReportDraft(models.Model):
    """The words of a report while it is written; figures, plan and grades come from where they stand."""

    evaluation = models.OneToOneField(Evaluation, on_delete=models.CASCADE, related_name="draft")
    short_sv = models.TextField(_("the answer in short"), max_length=1200, blank=True)  # at most 120 words
    short_en = models.TextField(_("the answer in short, in English"), max_length=1200, blank=True)
    interpretation = models.TextField(_("what the result means"), max_length=4000, blank=True)
    economy = models.TextField(_("costs and time, in words"), max_length=2000, blank=True)
    transferability = models.JSONField(
        _("would it work with us?"), default=list, blank=True
    )  # [[condition, how it was]]
    limits = models.TextField(_("what this evaluation cannot say"), max_length=2000, blank=True)
    contact = models.EmailField(_("address for questions"), blank=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("draft of a report")
        verbose_name_plural = _("drafts of reports")

    def __str__(self):
        return f"{self.evaluation}"


class SupplierReply(models.Model):
    """What the supplier says of the report: published with it word for word, or that they chose to say nothing."""

    evaluation = models.OneToOneField(Evaluation, on_delete=models.CASCADE, related_name="reply")
    text = models.TextField(_("your comment"), max_length=3000, blank=True)
    abstains = models.BooleanField(_("the supplier makes no comment"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("sent in"), default=timezone.now)

    class Meta:
        verbose_name = _("the supplier's comment")
        verbose_name_plural = _("suppliers' comments")
        constraints = [
            models.CheckConstraint(
                condition=Q(abstains=True, text="") | (Q(abstains=False) & ~Q(text="")),
                name="supplierreply_has_text_unless_none_is_made",
            )
        ]

    def __str__(self):
        return f"{self.evaluation}"


class ReportVersion(models.Model):
    """A report as it was published: `document` is its content as JSON, never changed; nothing of needs is in it."""

    key = models.UUIDField(_("key"), default=uuid.uuid4, primary_key=True, editable=False)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    document = models.BinaryField(_("content"))
    checksum = models.CharField(_("SHA-256 of the content"), max_length=64)
    correction = models.TextField(_("what was corrected, and why"), max_length=1500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(_("published"), default=timezone.now)

    class Meta:
        verbose_name = _("version of a report")
        verbose_name_plural = _("versions of reports")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "number"], name="reportversion_one_per_number"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(correction=""), name="reportversion_correction_is_explained"
            ),
            models.CheckConstraint(
                condition=Q(
                    checksum=Func(
                        Func("document", function="sha256"),
                        Value("hex"),
                        function="encode",
                        output_field=models.CharField(),
                    )
                ),
                name="reportversion_has_its_checksum",
            ),
        ]

    def __str__(self):
        return f"{self.evaluation} {self.number}"


class ReportFile(models.Model):
    """The report as a tagged PDF in one language, made by the worker; made anew when a need in it changes."""

    version = models.ForeignKey(ReportVersion, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(_("language"), max_length=2)
    fingerprint = models.CharField(_("of what it was made"), max_length=64)
    content = models.BinaryField(_("file"))
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    class Meta:
        verbose_name = _("file of a report")
        verbose_name_plural = _("files of reports")
        constraints = [models.UniqueConstraint(fields=["version", "language"], name="reportfile_one_per_language")]

    def __str__(self):
        return f"{self.version} {self.language}"


class TakeDown(models.Model):
    """The law forbids what a report says: its content is hidden, a notice stays. Only ever added."""

    evaluation = models.OneToOneField(Evaluation, on_delete=models.PROTECT, related_name="take_down")
    legal_ground = models.CharField(_("legal ground"), max_length=300)
    notice = models.TextField(_("what readers are told"), max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("taken down"), default=timezone.now)

    class Meta:
        verbose_name = _("take-down")
        verbose_name_plural = _("take-downs")
        constraints = [
            models.CheckConstraint(condition=~Q(legal_ground="") & ~Q(notice=""), name="takedown_says_why"),
        ]

    def __str__(self):
        return f"{self.evaluation}"


class Following(models.Model):
    """Somebody who wants to be told when a report comes, or is corrected."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="followings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="followed_evaluations")
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("following of an evaluation")
        verbose_name_plural = _("followings of evaluations")
        constraints = [models.UniqueConstraint(fields=["evaluation", "user"], name="following_once_per_person")]

    def __str__(self):
        return f"{self.evaluation}"
