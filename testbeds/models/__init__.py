from testbeds.models.adoption import AdoptionDecision, AdoptionFollowUp, ExternalResult
from testbeds.models.analysis import Analysis
from testbeds.models.cluster import ClusterMember, NeedCluster
from testbeds.models.collecting import Incident, Observation, Participant, RunningWeek, ValuesFile
from testbeds.models.dialogue import DialogueEnquiry, DialogueQuestion, DialogueRecipient, MarketDialogue, SealedAnswer
from testbeds.models.evaluation import ConflictDeclaration, Evaluation, EvaluationRole
from testbeds.models.instruments import ComplexityRating, CostItem, InstrumentResponse, Questionnaire, Readiness
from testbeds.models.judging import AssessmentSheet, DomainGrade, Verdict, VerdictSignature
from testbeds.models.match import InterestNotice, Match
from testbeds.models.need import Need
from testbeds.models.plan import Deviation, EvaluationPlan, Measure, PlanSignature
from testbeds.models.recalculation import MatchWork, Recalculation
from testbeds.models.report import Following, ReportDraft, ReportFile, ReportVersion, SupplierReply, TakeDown
from testbeds.models.round import InventoryResponse, InventoryRound
from testbeds.models.search import EvaluationSearch, NeedSearch, TestbedSearch
from testbeds.models.sharing import FormerNeedAddress, NeedAssignment, NeedSharing
from testbeds.models.step import Step
from testbeds.models.testbed import FreePeriod, Testbed, TestRequest

__all__ = [
    "AdoptionDecision",
    "AdoptionFollowUp",
    "Analysis",
    "AssessmentSheet",
    "ClusterMember",
    "ComplexityRating",
    "ConflictDeclaration",
    "CostItem",
    "Deviation",
    "DialogueEnquiry",
    "DialogueQuestion",
    "DialogueRecipient",
    "DomainGrade",
    "Evaluation",
    "EvaluationPlan",
    "EvaluationRole",
    "EvaluationSearch",
    "ExternalResult",
    "Following",
    "FormerNeedAddress",
    "FreePeriod",
    "Incident",
    "InstrumentResponse",
    "InterestNotice",
    "InventoryResponse",
    "InventoryRound",
    "MarketDialogue",
    "Match",
    "MatchWork",
    "Measure",
    "Need",
    "NeedAssignment",
    "NeedCluster",
    "NeedSearch",
    "NeedSharing",
    "Observation",
    "Participant",
    "PlanSignature",
    "Questionnaire",
    "Readiness",
    "Recalculation",
    "ReportDraft",
    "ReportFile",
    "ReportVersion",
    "RunningWeek",
    "SealedAnswer",
    "Step",
    "SupplierReply",
    "TakeDown",
    "TestRequest",
    "Testbed",
    "TestbedSearch",
    "ValuesFile",
    "Verdict",
    "VerdictSignature",
]
