from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.imported import IMPORT_LEADS_TO, ImportKind, ImportState, Verdict
from actors.querysets import ImportWorkQuerySet
from arena.shared.states import Moves


class ImportedFile(Moves, models.Model):
    """A file that staff have uploaded: kept as it was read, so that what they approved is what is done."""

    leads_to = IMPORT_LEADS_TO

    kind = models.CharField(_("about"), max_length=16, choices=ImportKind, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=ImportState, default=ImportState.READING)
    name = models.CharField(_("file"), max_length=120)
    content = models.BinaryField(null=True, blank=True)  # sealed, and gone once it is read
    columns = models.JSONField(_("headings"), default=list)
    meanings = models.JSONField(_("columns"), default=list)  # what each heading means, in their order; "" for nothing
    row_count = models.PositiveIntegerField(_("rows"), default=0)
    counts = models.JSONField(_("what it would do"), default=dict)  # rows for each verdict
    fingerprint = models.CharField(max_length=64, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    uploaded_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    applied_at = models.DateTimeField(_("imported"), null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ImportState.APPLIED, applied_at__isnull=False)
                | (~Q(state=ImportState.APPLIED) & Q(applied_at=None)),
                name="importedfile_applied_at_follows_state",
            ),
            models.CheckConstraint(
                condition=~Q(state=ImportState.FAILED) | ~Q(reason=""), name="importedfile_failed_says_why"
            ),
            models.CheckConstraint(
                condition=Q(content=None) | Q(state=ImportState.READING), name="importedfile_content_until_it_is_read"
            ),
            models.CheckConstraint(
                condition=~Q(kind="") | ~Q(state__in=[ImportState.PLANNED, ImportState.APPLYING, ImportState.APPLIED]),
                name="importedfile_kind_known_once_planned",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("importing:plan", args=[self.pk])

    @property
    def is_worked_on(self):
        return self.state in ImportState.worked_on()

    @property
    def is_stoppable(self):
        return self.state in ImportState.stoppable()

    @property
    def does_something(self):
        return bool(self.counts.get(Verdict.NEW) or self.counts.get(Verdict.CHANGED))

    @property
    def unused(self):
        """The headings that mean nothing here."""
        return [head for head, name in zip(self.columns, self.meanings, strict=False) if head and not name]

    def heading(self, name):
        """How the file itself calls a column."""
        return dict(zip(self.meanings, self.columns, strict=False)).get(name, name)

    def move(self, target, **facts):
        """The next state; only one of two that want to move it at the same moment succeeds."""
        self._move_to(target, **facts)


class ImportedRow(models.Model):
    """A row as it was read: its number in the file, and its cells in their order."""

    file = models.ForeignKey(ImportedFile, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="importedrow_once_per_file")]

    def __str__(self):
        return f"{self.file}: {self.number}"


class ImportOutcome(models.Model):
    """What one row would do, or did, where that is anything: with what is wrong, or what changes from what to what."""

    file = models.ForeignKey(ImportedFile, on_delete=models.CASCADE, related_name="outcomes")
    row = models.PositiveIntegerField()
    verdict = models.CharField(max_length=12, choices=Verdict)
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    record = models.CharField(max_length=20, blank=True)  # its key, once it has one
    said = models.JSONField(default=list)

    class Meta:
        ordering = ["row", "pk"]
        indexes = [models.Index(fields=["file", "verdict", "row"], name="importoutcome_by_verdict")]

    def __str__(self):
        return f"{self.name}: {self.verdict}"


class ImportWork(models.Model):
    """Who works on a file and how far that has come: written beside the import, whose transaction shows nothing yet."""

    file = models.OneToOneField(ImportedFile, on_delete=models.CASCADE, primary_key=True, related_name="work")
    done = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    fence = models.PositiveIntegerField(default=0)  # another for each who takes it on: an older one has lost it
    lease_until = models.DateTimeField(null=True, blank=True)

    objects = ImportWorkQuerySet.as_manager()

    def __str__(self):
        return f"{self.file}: {self.done}"


class HeadingMeaning(models.Model):
    """What staff have said that a heading means, for the next file that has it."""

    kind = models.CharField(max_length=16, choices=ImportKind)
    heading = models.CharField(max_length=200)
    column = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "heading"], name="headingmeaning_one_per_heading_and_kind")
        ]

    def __str__(self):
        return f"{self.heading}: {self.column}"
