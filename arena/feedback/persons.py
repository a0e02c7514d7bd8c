"""What the feedback room holds of a person: the reports that they left their address on."""

from django.utils.translation import gettext as _

from arena.feedback.models import Report
from arena.feedback.states import ReportState
from arena.history.persons import Room, Section, holds


@holds
class Reports(Room):
    def tell(self, person):
        reports = Report.objects.filter(email__iexact=person.email)
        yield Section("reports", _("What you have reported to us"), [_report(report) for report in reports])

    def forget(self, person, words):
        for word in words:
            Report.objects.filter(email__iexact=word).delete()


def _report(report):
    """Without the staff's own note; an answer is what the person has been told."""
    return {
        "about": (_("About"), report.get_subject_display()),
        "text": (_("Text"), report.text),
        "answer": (_("Answer"), report.answer if report.state == ReportState.ANSWERED else ""),
        "sent": (_("Sent"), report.created_at),
    }
