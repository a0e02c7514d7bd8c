"""What became of what was sent in."""

from django.utils.translation import gettext_lazy as _

from actors.letters.memberships import ToManager
from actors.models import Decision
from actors.states import ActorState


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
            "link": self.way_on(decision),
        }

    def way_on(self, decision):
        """The page that everybody sees now, or the one where the manager mends what is missing."""
        room = "actors" if decision.actor else "offerings"
        page = "detail" if decision.to_state == ActorState.PUBLISHED else "manage"
        return self.link(f"{room}:{page}", decision.row.slug)
