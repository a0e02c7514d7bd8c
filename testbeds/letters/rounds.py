"""To whoever is expected to answer a round: to each manager, else to the organisation's own mailbox."""

from django.utils.translation import gettext_lazy as _

from actors.models import Membership
from arena.outbox.letters import Letter
from testbeds.models import InventoryResponse
from testbeds.states import ResponseState


class RoundLetter(Letter):
    model = InventoryResponse
    related = ["round", "actor"]

    def __init__(self, subject, manager=None):
        super().__init__(subject)
        self.addressee = manager

    def unique_key(self):
        return f"{self.kind}:{self.subject.pk}:{self.addressee.pk if self.addressee else 'mailbox'}"

    def recipient(self):
        return self.addressee or self.subject.actor.contact_email

    def is_still_true(self):
        """Whoever has left is not written to, nor the mailbox once somebody speaks for the organisation."""
        managers = Membership.objects.managing(self.subject.actor)
        return managers.filter(user=self.addressee).exists() if self.addressee else not managers.exists()

    def context(self):
        response = self.subject
        page, args = "needs:response", [response.round.slug, response.actor.slug]
        if not self.addressee:
            page, args = "needs:round", args[:1]  # nobody there can open their own page before they have an account
        return {
            "round": response.round,
            "actor": response.actor,
            "response": response,
            "is_manager": bool(self.addressee),
            "link": self.link(page, *args),
        }


class Unanswered(RoundLetter):
    """Pointless once it is answered, or can no longer be."""

    def is_still_true(self):
        is_open = self.subject.may_be_answered and self.subject.state in ResponseState.silent()
        return is_open and super().is_still_true()


class Invitation(Unanswered):
    kind = "round_invitation"
    label = _("Invitation to answer an inventory round")
    template = "needs/letters/round_invitation.txt"


class Reminder(Unanswered):
    kind = "round_reminder"
    label = _("Reminder of an inventory round")
    template = "needs/letters/round_reminder.txt"

    def unique_key(self):
        return f"{super().unique_key()}:{self.subject.reminders}"


class SentBack(Unanswered):
    """Staff ask for more, and say what."""

    kind = "round_sent_back"
    label = _("More wanted in an answer to an inventory round")
    template = "needs/letters/round_sent_back.txt"

    def unique_key(self):
        return f"{super().unique_key()}:{self.step.pk}"

    @property
    def step(self):
        return self.subject.steps.filter(from_state=ResponseState.SUBMITTED).first()

    def context(self):
        return super().context() | {"reason": self.step.reason}


class LetInLate(Unanswered):
    """Once the last day has passed, staff have made an exception."""

    kind = "round_let_in_late"
    label = _("An inventory round may be answered late")
    template = "needs/letters/round_let_in_late.txt"
