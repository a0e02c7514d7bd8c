"""What was sent in has arrived, and what became of it."""

from django.utils.translation import gettext_lazy as _

from actors.letters.managers import ToManager
from actors.models import Decision
from actors.states import ActorState


class Receipt(ToManager):
    """To the one who sent it in, unless it has been taken back by then."""

    kind = "receipt"
    label = _("Receipt for what was sent in")
    model = Decision
    template = "letters/receipt.txt"

    def is_still_true(self):
        return super().is_still_true() and self.subject.row.last_decision == self.subject

    def context(self):
        row = self.subject.row
        room = "actors" if self.subject.actor else "offerings"
        return {"row": row, "link": self.link(f"{room}:manage", row.slug)}


class ReviewAnswer(ToManager):
    """Published, more wanted or declined, with the reason."""

    kind = "review_answer"
    label = _("Answer after review")
    model = Decision
    template = "letters/review_answer.txt"

    def context(self):
        decision = self.subject
        return {
            "decision": decision,
            "row": decision.row,
            "is_published": decision.to_state == ActorState.PUBLISHED,
            "is_declined": decision.to_state == ActorState.DECLINED,
            "offerings": decision.actor.offerings.public() if decision.actor else (),
            "later": decision.actor.offerings.waiting_for_review() if decision.actor else (),
            "link": self.way_on(decision),
        }

    def way_on(self, decision):
        """The page that everybody sees now, or the one where the manager mends what is missing."""
        room = "actors" if decision.actor else "offerings"
        page = "detail" if decision.to_state == ActorState.PUBLISHED else "manage"
        return self.link(f"{room}:{page}", decision.row.slug)
