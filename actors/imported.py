"""The choices of an imported file: what it is about, its life on one screen, and what each row would do."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ImportKind(TextChoices):
    """What an imported file is about."""

    MUNICIPALITIES = "municipalities", _("municipalities")
    ACTORS = "actors", _("actors")
    OFFERINGS = "offerings", _("offerings")


class ImportState(TextChoices):
    """The life of a file that staff have uploaded, on one screen."""

    READING = "reading", pgettext_lazy("file", "being read")
    UNCLEAR = "unclear", pgettext_lazy("file", "headings to be told")
    PLANNING = "planning", pgettext_lazy("file", "being compared with the registry")
    PLANNED = "planned", pgettext_lazy("file", "waiting for your approval")
    APPLYING = "applying", pgettext_lazy("file", "being imported")
    APPLIED = "applied", pgettext_lazy("file", "imported")
    CANCELLED = "cancelled", pgettext_lazy("file", "cancelled")
    FAILED = "failed", pgettext_lazy("file", "failed")

    @classmethod
    def worked_on(cls):
        """A worker has something to do, or is at it."""
        return [cls.READING, cls.PLANNING, cls.APPLYING]

    @classmethod
    def stoppable(cls):
        """Until somebody has approved it."""
        return [cls.READING, cls.UNCLEAR, cls.PLANNING, cls.PLANNED, cls.FAILED]


IMPORT_LEADS_TO = {
    ImportState.READING: {ImportState.UNCLEAR, ImportState.PLANNING, ImportState.FAILED, ImportState.CANCELLED},
    ImportState.UNCLEAR: {ImportState.PLANNING, ImportState.CANCELLED},
    ImportState.PLANNING: {ImportState.PLANNED, ImportState.FAILED, ImportState.CANCELLED},
    ImportState.PLANNED: {ImportState.APPLYING, ImportState.PLANNING, ImportState.CANCELLED},
    ImportState.APPLYING: {ImportState.APPLIED, ImportState.PLANNING, ImportState.FAILED},
    ImportState.FAILED: {ImportState.PLANNING, ImportState.CANCELLED},
}


class Verdict(TextChoices):
    """What a row of a file would do to the record that it is about."""

    NEW = "new", pgettext_lazy("rows", "new")
    CHANGED = "changed", pgettext_lazy("rows", "changed")
    UNCHANGED = "unchanged", pgettext_lazy("rows", "unchanged")
    CONFLICT = "conflict", pgettext_lazy("rows", "changed by others meanwhile")
    LEFT_ALONE = "left_alone", pgettext_lazy("rows", "managed by the organisation")
    FAULTY = "faulty", pgettext_lazy("rows", "with errors")
