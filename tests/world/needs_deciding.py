"""Needs of the team, where they can stand: a stranger is somebody of another organisation."""

from testbeds.states import NeedState, Visibility
from tests.factories import TermFactory, UserFactory
from tests.factories.needs import NeedFactory, SharingFactory
from tests.world.actors import actor_of


def _town(team):
    return actor_of(team, actor_type=TermFactory(code="AKT02", label_sv="Kommun", label_en="Municipality"))


def _need(team, **facts):
    return {"slug": NeedFactory(owner=_town(team), **facts).slug}, {}


def need_for_all(team):
    return _need(team)


def need_to_share(team):
    """Its owner gives no care, and so could not share the need of another."""
    return {"slug": NeedFactory(owner=actor_of(team)).slug}, {}


def need_sent_in(team):
    """For the arena, once it is confirmed and published: the project staff read it before."""
    return _need(team, submitted=True, visibility=Visibility.ARENA)


def need_confirmed(team):
    return _need(team, confirmed=True, visibility=Visibility.ARENA)


def private_need(team):
    return _need(team, private=True)


def dormant_private_need(team):
    facts = {"state": NeedState.DORMANT, "state_before": NeedState.CONFIRMED, "published_at": None}
    return _need(team, visibility=Visibility.OWNER, **facts)


def private_need_with_guest(team):
    """Somebody of the project staff who is none of the persons is let in."""
    need = NeedFactory(owner=_town(team), private=True)
    guest = UserFactory(staff=True)
    need.assignments.create(user=guest)
    return {"slug": need.slug}, {"person": guest.pk}


def shared_need(team):
    """Nobody else's here; the team's organisation shares it, and nobody else may read it."""
    sharing = SharingFactory(need=NeedFactory(private=True), actor=_town(team))
    return {"slug": sharing.need.slug}, {"actor": sharing.actor.pk}


def town(team):
    return {"actor": _town(team).slug}, {}
