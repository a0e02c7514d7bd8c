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
from actors.letters.memberships import (
    CustodyTaken,
    HandedOver,
    Invitation,
    JoinAnswer,
    JoinRequest,
    MembershipEnded,
    MembershipEnds,
)
from actors.letters.proposals import ProposalAnswer
from actors.letters.reviews import Receipt, ReviewAnswer

__all__ = [
    "AccountExists",
    "ActorClosed",
    "AddressChanged",
    "ConfirmAddress",
    "CustodyTaken",
    "HandedOver",
    "Invitation",
    "JoinAnswer",
    "JoinRequest",
    "MembershipEnded",
    "MembershipEnds",
    "NoAccount",
    "PasswordChanged",
    "ProposalAnswer",
    "Receipt",
    "ResetPassword",
    "ReviewAnswer",
    "Stranger",
]
