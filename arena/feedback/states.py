"""What a report can be about, and its short way from arrived to dealt with."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Subject(TextChoices):
    FAULT = "fault", _("Something does not work")
    BARRIER = "barrier", _("I cannot use or read something (accessibility)")
    WRONG_FACT = "wrong_fact", _("A fact about an organisation or an offering is wrong")
    TERM = "term", _("A term that is missing among those to choose")
    PRIVACY = "privacy", _("Data about me")
    QUESTION = "question", _("A question or something else")


class ReportState(TextChoices):
    NEW = "new", pgettext_lazy("report", "new")
    ANSWERED = "answered", pgettext_lazy("report", "answered")
    CLOSED = "closed", pgettext_lazy("report", "closed")


REPORT_LEADS_TO = {
    ReportState.NEW: {ReportState.ANSWERED, ReportState.CLOSED},
    ReportState.ANSWERED: {ReportState.CLOSED},
}
