"""Letters about what administrators decide about accounts."""

from django.utils.translation import gettext_lazy as _

from actors.letters.managers import ToManager
from actors.models import AccountDecision, StaffProposal
from actors.states import AccountAct, ProposalState
from arena.outbox.letters import AccountLetter

TOLD = {  # a proposal that came to nothing is no news to the person
    AccountAct.STAFF_GRANTED,
    AccountAct.STAFF_REVOKED,
    AccountAct.ADMIN_GRANTED,
    AccountAct.ADMIN_REVOKED,
    AccountAct.CLOSED,
    AccountAct.REOPENED,
    AccountAct.FACTORS_REMOVED,
}


class AccountDecided(AccountLetter):
    """To the person whose account it is."""

    kind = "actors.account_decided"
    label = _("Decision about an account")
    model = AccountDecision
    template = "letters/account/account_decided.txt"

    def recipient(self):
        return self.subject.account

    def context(self):
        return {
            "decision": self.subject,
            "name": str(self.subject.account),
            "sign_in": self.link("account_login"),
            "contact": self.link("arena:contact"),
        }


class StaffProposed(ToManager):
    """To the other administrators, one of whom has to agree."""

    kind = "actors.staff_proposed"
    label = _("Somebody is proposed for the project staff")
    model = StaffProposal
    template = "letters/account/staff_proposed.txt"

    def is_still_true(self):
        return self.subject.state == ProposalState.OPEN

    def context(self):
        return {"proposal": self.subject, "link": self.link("administering:detail", self.subject.account_id)}
