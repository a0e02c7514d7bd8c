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
from actors.letters.ageing import StillRight
from actors.letters.claims import ClaimAnswer, ClaimRunsOut
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
    "ActorsMerged",
    "AddressChanged",
    "ClaimAnswer",
    "ClaimRunsOut",
    "ConfirmAddress",
    "CustodyTaken",
    "DeploymentAnswer",
    "DeploymentProposed",
    "FactorAdded",
    "FactorRemoved",
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
    "RecoveryCodeUsed",
    "RecoveryCodesRenewed",
    "ResetPassword",
    "ReviewAnswer",
    "StaffProposed",
    "StillRight",
    "Stranger",
]
