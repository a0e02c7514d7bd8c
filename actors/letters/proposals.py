from django.utils.translation import gettext_lazy as _

from actors.letters.managers import ToManager
from actors.models import Proposal
from actors.states import ProposalState


class ProposalAnswer(ToManager):
    """What became of a proposed change."""

    kind = "proposal_answer"
    label = _("Answer to a proposed change")
    model = Proposal
    template = "letters/proposal_answer.txt"

    def context(self):
        return {
            "actor": self.subject.actor,
            "reason": self.subject.reason,
            "is_accepted": self.subject.state == ProposalState.ACCEPTED,
            "link": self.link("actors:manage", self.subject.actor.slug),
        }
