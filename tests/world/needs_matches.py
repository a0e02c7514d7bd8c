"""Matches where the team has the need, and where it has the offering; the other side is nobody of those who look."""

from testbeds.states import MatchState
from tests.factories import MatchFactory, NeedFactory, OfferingFactory, TermFactory, TownFactory
from tests.world.actors import actor_of


def _match(need, **facts):
    return {"key": MatchFactory(need=need, **facts).key}, {}


def _of_owner(team, **facts):
    return _match(NeedFactory(owner=_town(team), **facts.pop("need", {})), **facts)


def _of_supplier(team, **facts):
    need = NeedFactory(owner=TownFactory(contact_email="behov@byn.example"), **facts.pop("need", {}))
    return _match(need, offering=OfferingFactory(actor=actor_of(team)), **facts)


def _town(team):
    kind = TermFactory(code="AKT02", label_sv="Kommun", label_en="Municipality")
    return actor_of(team, actor_type=kind, contact_email="behov@byn.example")


def need_with_match(team):
    match = MatchFactory(need__owner=_town(team))
    return {"slug": match.need.slug}, {}


def supplier_with_match(team):
    match = MatchFactory(offering=OfferingFactory(actor=actor_of(team)))
    return {"actor": match.offering.actor.slug}, {}


def match_of_owner(team):
    return _of_owner(team)


def match_of_supplier(team):
    return _of_supplier(team)


def near_match_of_supplier(team):
    return _of_supplier(team, fails=["ready"], found={"ready": {"asked": 6, "has": 4}})


def match_of_private_need(team):
    return _of_owner(team, need={"private": True})


def match_with_private_need(team):
    """Of the supplier, which must not know of it."""
    return _of_supplier(team, need={"private": True})


def dismissed_match(team):
    return _of_owner(team, state=MatchState.DISMISSED)


def interest_of_supplier(team):
    return _of_supplier(team, state=MatchState.INTERESTED)


def contact_offered_to_supplier(team):
    return _of_supplier(team, state=MatchState.CONTACT_OFFERED)


def contact_of_owner(team):
    return _of_owner(team, state=MatchState.CONFIRMED)


def contact_of_supplier(team):
    return _of_supplier(team, state=MatchState.CONFIRMED)
