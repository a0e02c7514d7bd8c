"""Sentences about many rows of the registry. Who may see what is said here, once, for every page, feed and letter."""

from actors.querysets.actors import ActorQuerySet, ActorRelationQuerySet, MergeQuerySet, ProposalQuerySet
from actors.querysets.files import ImportWorkQuerySet
from actors.querysets.offerings import ComplianceClaimQuerySet, DeploymentQuerySet, OfferingQuerySet
from actors.querysets.people import (
    MembershipQuerySet,
    SignInQuerySet,
    StaffProposalQuerySet,
    UserQuerySet,
    VerifiedDomainQuerySet,
)
from actors.querysets.words import ActorCompetenceQuerySet, TermQuerySet

__all__ = [
    "ActorCompetenceQuerySet",
    "ActorQuerySet",
    "ActorRelationQuerySet",
    "ComplianceClaimQuerySet",
    "DeploymentQuerySet",
    "ImportWorkQuerySet",
    "MembershipQuerySet",
    "MergeQuerySet",
    "OfferingQuerySet",
    "ProposalQuerySet",
    "SignInQuerySet",
    "StaffProposalQuerySet",
    "TermQuerySet",
    "UserQuerySet",
    "VerifiedDomainQuerySet",
]
