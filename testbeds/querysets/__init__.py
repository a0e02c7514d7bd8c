from testbeds.querysets.dialogues import DialogueQuerySet
from testbeds.querysets.matches import MatchQuerySet
from testbeds.querysets.needs import ClusterMemberQuerySet, ClusterQuerySet, NeedQuerySet, SharingQuerySet
from testbeds.querysets.rounds import ResponseQuerySet, RoundQuerySet

__all__ = [
    "ClusterMemberQuerySet",
    "ClusterQuerySet",
    "DialogueQuerySet",
    "MatchQuerySet",
    "NeedQuerySet",
    "ResponseQuerySet",
    "RoundQuerySet",
    "SharingQuerySet",
]
