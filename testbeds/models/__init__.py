from testbeds.models.cluster import ClusterMember, NeedCluster
from testbeds.models.dialogue import (
    DialogueEnquiry,
    DialogueQuestion,
    DialogueRecipient,
    MarketDialogue,
    SealedAnswer,
)
from testbeds.models.match import InterestNotice, Match
from testbeds.models.need import Need
from testbeds.models.recalculation import MatchWork, Recalculation
from testbeds.models.round import InventoryResponse, InventoryRound
from testbeds.models.search import NeedSearch
from testbeds.models.sharing import FormerNeedAddress, NeedAssignment, NeedSharing
from testbeds.models.step import Step

__all__ = [
    "ClusterMember",
    "DialogueEnquiry",
    "DialogueQuestion",
    "DialogueRecipient",
    "FormerNeedAddress",
    "InterestNotice",
    "InventoryResponse",
    "InventoryRound",
    "MarketDialogue",
    "Match",
    "MatchWork",
    "Need",
    "NeedAssignment",
    "NeedCluster",
    "NeedSearch",
    "NeedSharing",
    "Recalculation",
    "SealedAnswer",
    "Step",
]
