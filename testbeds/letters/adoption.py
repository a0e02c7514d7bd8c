"""Half a year, and a year, after a decision to take something into use: is it still used?"""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from actors.models import Membership
from arena.outbox.letters import ToEach
from testbeds.models import AdoptionFollowUp


class FollowUpDue(ToEach):
    """To each manager of the organisation that decided, until one of them has answered."""

    kind = "adoption_follow_up"
    label = _("Is it still used?")
    model = AdoptionFollowUp
    related = ("decision__actor", "decision__evaluation__offering")
    template = "evaluations/letters/follow_up.txt"
    lifetime = timedelta(days=7)

    def is_still_true(self):
        decision = self.subject.decision
        if self.subject.answered_at or decision.replaced_at:
            return False
        return Membership.objects.managing(decision.actor).filter(user=self.addressee).exists()

    def context(self):
        decision = self.subject.decision
        return {
            "decision": decision,
            "follow_up": self.subject,
            "offering": decision.evaluation.offering,
            "is_reminder": self.is_reminder,
            "link": self.link("evaluations:follow_up", decision.pk, self.subject.months),
        }

    is_reminder = False


class FollowUpReminder(FollowUpDue):
    kind = "adoption_follow_up_reminder"
    label = _("Reminder: is it still used?")
    is_reminder = True
