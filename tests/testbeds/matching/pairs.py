"""A need and an offering that match, with somebody on each side."""

from actors.states import Role
from tests.factories import ActorFactory, MatchFactory, MembershipFactory, NeedFactory, OfferingFactory, TownFactory

INTEREST = {"text": "Vi har en matta som känner av.", "evidence": "", "has_conflict": False, "conflict": ""}
NOT_READY = {"fails": ["ready"], "found": {"ready": {"asked": 6, "has": 4}}}


def pair(**facts):
    """Of a municipality with a mailbox and a supplier with one."""
    need = facts.pop("need", None) or NeedFactory(owner=TownFactory(contact_email="behov@byn.example"))
    supplier = ActorFactory(contact_email="post@matta.example")
    return MatchFactory(need=need, offering=OfferingFactory(actor=supplier, name="Mattan"), **facts)


def owner_of(match, role=Role.MANAGER):
    return MembershipFactory(actor=match.need.owner, role=role).user


def supplier_of(match, role=Role.MANAGER):
    return MembershipFactory(actor=match.offering.actor, role=role).user
