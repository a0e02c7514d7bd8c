from testbeds.querysets.dialogues import DialogueQuerySet
from testbeds.querysets.evaluations import EvaluationQuerySet
from testbeds.querysets.matches import MatchQuerySet
from testbeds.querysets.needs import ClusterMemberQuerySet, ClusterQuerySet, NeedQuerySet, SharingQuerySet
from testbeds.querysets.rounds import ResponseQuerySet, RoundQuerySet
from testbeds.querysets.testbeds import TestbedQuerySet, TestRequestQuerySet

__all__ = [
    "ClusterMemberQuerySet",
    "ClusterQuerySet",
    "DialogueQuerySet",
    "EvaluationQuerySet",
    "MatchQuerySet",
    "NeedQuerySet",
    "ResponseQuerySet",
    "RoundQuerySet",
    "SharingQuerySet",
    "TestRequestQuerySet",
    "TestbedQuerySet",
]
