from actors.letters.accounts import (
    AccountExists,
    AddressChanged,
    ConfirmAddress,
    NoAccount,
    PasswordChanged,
    ResetPassword,
    Stranger,
)
from actors.letters.closings import ActorClosed
from actors.letters.memberships import Invitation, JoinAnswer, JoinRequest, MembershipEnded
from actors.letters.proposals import ProposalAnswer
from actors.letters.reviews import Receipt, ReviewAnswer

__all__ = [
    "AccountExists",
    "ActorClosed",
    "AddressChanged",
    "ConfirmAddress",
    "Invitation",
    "JoinAnswer",
    "JoinRequest",
    "MembershipEnded",
    "NoAccount",
    "PasswordChanged",
    "ProposalAnswer",
    "Receipt",
    "ResetPassword",
    "ReviewAnswer",
    "Stranger",
]
