"""Inventory rounds, and the answers of the team's organisation."""

from django.utils import timezone

from testbeds.states import ResponseState, RoundState
from tests.factories import ActorFactory, NeedFactory, ResponseFactory, RoundFactory, TermFactory
from tests.world.actors import actor_of


def _round(state):
    return {"slug": RoundFactory(state=state).slug}, {}


def open_round(_team):
    return _round(RoundState.OPEN)


def planned_round(_team):
    return _round(RoundState.PLANNED)


def closed_round(_team):
    return _round(RoundState.CLOSED)


def planned_round_with_respondent(_team):
    response = ResponseFactory(round__state=RoundState.PLANNED)
    another = ActorFactory(actor_type=TermFactory(code="AKT02"))
    return {"slug": response.round.slug}, {"actor": another.pk}


def planned_round_without(_team):
    """The button beside whoever is asked already."""
    response = ResponseFactory(round__state=RoundState.PLANNED)
    return {"slug": response.round.slug}, {"remove": response.pk}


def _answer(team, state, **facts):
    response = ResponseFactory(actor=actor_of(team), state=state, submitted_at=timezone.now(), **facts)
    need = NeedFactory(submitted=True, owner=response.actor, response=response)
    return {"slug": response.round.slug, "actor": response.actor.slug}, {"need": need.pk}


def answer_under_way(team):
    return _answer(team, ResponseState.IN_PROGRESS)


def answer_sent_in(team):
    return _answer(team, ResponseState.SUBMITTED)


def answer_too_late(team):
    return _answer(team, ResponseState.IN_PROGRESS, round__state=RoundState.CLOSED)


ROUNDS = {open_round, planned_round, closed_round, planned_round_with_respondent, planned_round_without}
