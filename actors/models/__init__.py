from actors.models.actor import Actor
from actors.models.competence import ActorCompetence
from actors.models.decision import Decision
from actors.models.former_address import FormerAddress
from actors.models.imported_file import ImportedFile
from actors.models.membership import Membership
from actors.models.municipality import ELSEWHERE, Municipality
from actors.models.offering import Offering
from actors.models.proposal import Proposal
from actors.models.relation import ActorRelation
from actors.models.search import ActorSearch, OfferingSearch
from actors.models.term import Term
from actors.models.user import User

__all__ = [
    "ELSEWHERE",
    "Actor",
    "ActorCompetence",
    "ActorRelation",
    "ActorSearch",
    "Decision",
    "FormerAddress",
    "ImportedFile",
    "Membership",
    "Municipality",
    "Offering",
    "OfferingSearch",
    "Proposal",
    "Term",
    "User",
]
