"""Actors of the team. A thing gives the arguments of its address, and what its form must say."""

from stdnum import luhn

from actors.models import Actor
from actors.states import ActorState, Role
from tests.factories import (
    ActorCompetenceFactory,
    ActorFactory,
    DecisionFactory,
    MembershipFactory,
    ProposalFactory,
    VerifiedDomainFactory,
)


def actor_of(team, **facts):
    actor = ActorFactory(**facts)
    for user, role in team:
        MembershipFactory(actor=actor, user=user, role=role)
    return actor


def published_actor(team):
    return {"slug": actor_of(team).slug}, {}


def competence(team):
    """A term of the vocabulary, the same for everybody."""
    return {"code": ActorCompetenceFactory(actor=actor_of(team)).term_id}, {}


def actor_competence(team):
    row = ActorCompetenceFactory(actor=actor_of(team))
    return {"slug": row.actor.slug, "code": row.term_id}, {}


def dormant_actor(team):
    return {"slug": actor_of(team, state=ActorState.DORMANT).slug}, {}


def draft_actor(team):
    return {"slug": actor_of(team, draft=True).slug}, {}


def open_draft_actor(team):
    """Its owner has opened it to the project staff."""
    return {"slug": actor_of(team, draft=True, open_for_help=True).slug}, {}


def submitted_actor(team):
    actor = actor_of(team, submitted=True)
    decision = DecisionFactory(actor=actor, from_state=ActorState.DRAFT, to_state=ActorState.SUBMITTED)
    return {"slug": actor.slug}, {"seen": decision.pk}


def proposal(team):
    return {"key": ProposalFactory(actor=actor_of(team)).pk}, {}


def unmanaged_actor(team):
    """Nobody speaks for it: readers and editors only."""
    return {"slug": actor_of([(user, role) for user, role in team if role != Role.MANAGER]).slug}, {}


def unit(team):
    """A draft within the organisation of the team, who are members of nothing else."""
    return {"slug": ActorFactory(part_of=actor_of(team), draft=True).slug}, {}


def verified_domain(team):
    domain = VerifiedDomainFactory(actor=actor_of(team))
    return {"slug": domain.actor.slug, "host": domain.host}, {}


def numbered_actor(team):
    digits = f"5590{Actor.objects.count():05}"
    number = digits + luhn.calc_check_digit(digits)
    return {"number": actor_of(team, org_number=number).org_number}, {}
