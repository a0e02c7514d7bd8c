"""Those who are members of an actor of the team, or want to be."""

from actors.letters.memberships import invitation_token
from actors.models import User
from actors.states import Role
from tests.factories import MembershipFactory
from tests.world.actors import actor_of, unmanaged_actor
from tests.world.people import INVITED


def request_to_join(team):
    membership = MembershipFactory(actor=actor_of(team), requested=True, expires_at="2999-01-01T00:00Z")
    return {"slug": membership.actor.slug, "key": membership.key}, {}


def own_request(team):
    """By the person without a membership, and nobody else's."""
    person = User.objects.get(email=INVITED)
    facts = {"requested": True, "user": person, "expires_at": "2999-01-01T00:00Z"}
    return {"key": MembershipFactory(actor=actor_of(team), **facts).key}, {}


def request_to_join_unmanaged(team):
    rest = [(user, role) for user, role in team if role != Role.MANAGER]
    membership = MembershipFactory(actor=actor_of(rest), requested=True, expires_at="2999-01-01T00:00Z")
    return {"slug": membership.actor.slug, "key": membership.key}, {}


def colleague(team):
    membership = MembershipFactory(actor=actor_of(team), role=Role.READER)
    return {"slug": membership.actor.slug, "key": membership.key}, {}


def invitation(team):
    """An invitation to the address of the person without a membership."""
    membership = MembershipFactory(actor=actor_of(team), invited=True, email=INVITED, expires_at="2999-01-01T00:00Z")
    return {"token": invitation_token(membership)}, {}


UNMANAGED = {unmanaged_actor, request_to_join_unmanaged}
