from actors.models.account_decision import AccountDecision, StaffProposal
from actors.models.actor import Actor
from actors.models.competence import ActorCompetence
from actors.models.compliance import ComplianceClaim
from actors.models.decision import Decision
from actors.models.deployment import Deployment
from actors.models.evidence import Evidence
from actors.models.former_address import FormerAddress
from actors.models.imported_file import HeadingMeaning, ImportedFile, ImportedRow, ImportOutcome, ImportWork
from actors.models.membership import Membership
from actors.models.merge import Merge
from actors.models.municipality import ELSEWHERE, Municipality
from actors.models.offering import Offering
from actors.models.project import Project
from actors.models.proposal import Proposal
from actors.models.relation import ActorRelation
from actors.models.search import ActorSearch, OfferingSearch, SearchWord, TermSearch
from actors.models.sign_in import SignIn
from actors.models.term import Term
from actors.models.user import User
from actors.models.verified_domain import VerifiedDomain
from actors.models.version import OfferingVersion

__all__ = [
    "ELSEWHERE",
    "AccountDecision",
    "Actor",
    "ActorCompetence",
    "ActorRelation",
    "ActorSearch",
    "ComplianceClaim",
    "Decision",
    "Deployment",
    "Evidence",
    "FormerAddress",
    "HeadingMeaning",
    "ImportOutcome",
    "ImportWork",
    "ImportedFile",
    "ImportedRow",
    "Membership",
    "Merge",
    "Municipality",
    "Offering",
    "OfferingSearch",
    "OfferingVersion",
    "Project",
    "Proposal",
    "SearchWord",
    "SignIn",
    "StaffProposal",
    "Term",
    "TermSearch",
    "User",
    "VerifiedDomain",
]
