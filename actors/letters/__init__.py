from actors.letters.accounts import (
    AccountExists,
    AddressChanged,
    ConfirmAddress,
    NoAccount,
    PasswordChanged,
    ResetPassword,
    Stranger,
)
from actors.letters.administering import AccountDecided, StaffProposed
from actors.letters.claims import ClaimRunsOut
from actors.letters.ageing import StillRight
from actors.letters.closings import ActorClosed
from actors.letters.deployments import DeploymentAnswer, DeploymentProposed
from actors.letters.factors import FactorAdded, FactorRemoved, RecoveryCodesRenewed, RecoveryCodeUsed
from actors.letters.memberships import (
    CustodyTaken,
    HandedOver,
    Invitation,
    JoinAnswer,
    JoinRequest,
    MembershipEnded,
    MembershipEnds,
)
from actors.letters.merging import ActorsMerged
from actors.letters.proposals import ProposalAnswer
from actors.letters.reviews import Receipt, ReviewAnswer

__all__ = [
    "AccountDecided",
    "AccountExists",
    "ActorClosed",
    "ClaimRunsOut",
    "ActorsMerged",
    "AddressChanged",
    "ConfirmAddress",
    "CustodyTaken",
    "DeploymentAnswer",
    "DeploymentProposed",
    "HandedOver",
    "FactorAdded",
    "FactorRemoved",
    "Invitation",
    "JoinAnswer",
    "JoinRequest",
    "MembershipEnded",
    "MembershipEnds",
    "NoAccount",
    "PasswordChanged",
    "ProposalAnswer",
    "Receipt",
    "RecoveryCodeUsed",
    "RecoveryCodesRenewed",
    "ResetPassword",
    "ReviewAnswer",
    "StaffProposed",
    "StillRight",
    "Stranger",
]
