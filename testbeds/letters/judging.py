"""Letters about the report of an evaluation: to the supplier who may comment on it, and to and from its reviewer."""

from django.utils.translation import gettext_lazy as _

from testbeds.evaluation_states import Part
from testbeds.letters.evaluations import AboutStep, ToPart


class ToSupplierContact(AboutStep):
    """While the report is with the supplier, and nobody of theirs has answered."""

    parts = (Part.SUPPLIER,)
    page_name = "evaluations:reply"


class ReplyWanted(ToSupplierContact):
    kind = "evaluation_reply_wanted"
    label = _("Comment wanted on the report of an evaluation")
    template = "evaluations/letters/reply_wanted.txt"


class ReplyReminder(ToSupplierContact):
    kind = "evaluation_reply_reminder"
    label = _("Reminder to comment on the report of an evaluation")
    template = "evaluations/letters/reply_reminder.txt"


class ReplyThanks(ToSupplierContact):
    """To whoever has answered; how it stands, they may read at any time."""

    kind = "evaluation_reply_thanks"
    label = _("Thanks for the comment on the report of an evaluation")
    template = "evaluations/letters/reply_thanks.txt"

    def is_still_true(self):
        return ToPart.is_still_true(self)


class ReviewWanted(AboutStep):
    """The report and the supplier's comment wait for the reviewer."""

    kind = "evaluation_review_wanted"
    label = _("Report of an evaluation to review")
    parts = (Part.REVIEWER,)
    page_name = "evaluations:review"
    template = "evaluations/letters/review_wanted.txt"


class ToWriters(AboutStep):
    parts = (Part.LEAD, Part.SITE_LEAD)


class SentBack(ToWriters):
    kind = "evaluation_sent_back"
    label = _("Report of an evaluation sent back by the reviewer")
    template = "evaluations/letters/sent_back.txt"


class ReviewApproved(ToWriters):
    kind = "evaluation_review_approved"
    label = _("Report of an evaluation approved by the reviewer")
    template = "evaluations/letters/review_approved.txt"
