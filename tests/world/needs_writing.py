"""Drafts of the team, complete enough to be sent in."""

from testbeds.states import Visibility
from tests.factories import TermFactory
from tests.factories.needs import NeedFactory
from tests.world.actors import actor_of


def _draft(team, **facts):
    town = actor_of(team, actor_type=TermFactory(code="AKT02", label_sv="Kommun", label_en="Municipality"))
    return {"slug": NeedFactory(owner=town, draft=True, terms=["OMR02"], **facts).slug}, {}


def draft_need(team):
    """For the arena, once it is published: the project staff read it before."""
    return _draft(team, visibility=Visibility.ARENA)


def private_draft(team):
    return _draft(team, visibility=Visibility.OWNER)


def documented_need(_team):
    return {"slug": NeedFactory(documented=True, terms=["OMR02"]).slug}, {}
