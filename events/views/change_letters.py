"""The letters that a change would leave, before it is made: how many of each kind, and how they read."""

from copy import copy
from typing import NamedTuple

from arena import outbox
from events.letters.changes import EventCancelled, EventMoved, EventReopened
from events.models import EventMove
from events.occasions import place_of
from events.writing import telling
from events.writing.moving import OCCASION


class Forecast(NamedTuple):
    """The kinds with their numbers; no previews before what is written can be read."""

    numbers: list
    previews: list = []


def of_move(event, number, occasion=None):
    """The present, or what they know where letters about it never left, beside the occasion that is thought of."""
    numbers = _numbers((EventMoved, number))
    if occasion is None:
        return Forecast(numbers)
    now = {name: getattr(event, name) for name in OCCASION}
    before = _known(event) or EventMove(event=event, place=place_of(event), **now)
    return Forecast(numbers, outbox.previews(EventMoved.sample(_instead(event, occasion), before)))


def of_cancelling(event, number, reasons=None):
    numbers = _numbers((EventCancelled, number))
    if reasons is None:
        return Forecast(numbers)
    return Forecast(numbers, outbox.previews(EventCancelled.sample(_instead(event, reasons), _known(event))))


def of_reopening(event):
    """Whoever knows nothing of the cancelling hears nothing; if they know of no move before it either, of that."""
    untold = telling.untold(event)
    told, behind = telling.of_reopening(event, untold)
    letters = [EventReopened.sample(event)] if told else []
    letters += [EventMoved.sample(event, untold[behind[0].pk])] if behind else []
    numbers = _numbers((EventReopened, len(told)), (EventMoved, len(behind)))
    return Forecast(numbers, [pair for letter in letters for pair in outbox.previews(letter)])


def _known(event):
    """When and where those think that it is held whom no letter about the last move has reached."""
    return next(filter(None, telling.untold(event).values()), None)


def _numbers(*kinds):
    return [(letter.label, number) for letter, number in kinds if number]


def _instead(event, facts):
    """The event as it would be, which nobody saves."""
    changed = copy(event)
    for name, value in facts.items():
        setattr(changed, name, value)
    return changed
