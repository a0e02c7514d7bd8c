"""How it goes with the letters, in numbers: for the staff's banner, for whoever restarts a worker, and for monitoring.

Nothing here tells of a person: no address, no domain, no key.
"""

from typing import NamedTuple

from django.db import connection
from django.db.models import Count
from django.db.models.functions import Now

from arena.outbox.models import Counter, DomainRest, OutboundLetter, Suppression
from arena.outbox.states import Priority, Reason, State

LONGEST_SILENCE = 180  # seconds without a finished drain before letters are taken to stand still
LONGEST_WAIT = 600  # seconds that a due letter may wait before staff are told


class Pulse(NamedTuple):
    """Seconds since a drain ran to its end, and that the oldest due letter has waited; None where there is none."""

    silence: float | None
    waited: float | None

    @property
    def is_alive(self):
        """By finished work alone: many letters at once may wait long, and a new worker sends them no sooner."""
        return self.silence is not None and self.silence <= LONGEST_SILENCE

    @property
    def is_behind(self):
        return (self.silence or 0) > LONGEST_SILENCE or (self.waited or 0) > LONGEST_WAIT


# The lanes one by one, so that each is one look into the index, however many letters wait.
PULSE = """
SELECT extract(epoch FROM statement_timestamp() - (SELECT at FROM outbox_heartbeat))::float,
    extract(epoch FROM statement_timestamp() - min(oldest.not_before))::float
FROM unnest(%s) AS lane (priority) CROSS JOIN LATERAL (
    SELECT not_before FROM outbox_outboundletter
    WHERE state = %s AND priority = lane.priority AND not_before <= statement_timestamp() AND reason <> %s
    ORDER BY not_before LIMIT 1
) AS oldest
"""


def pulse():
    """One statement; letters to a mail domain that rests are late by no fault of ours."""
    with connection.cursor() as cursor:
        cursor.execute(PULSE, [list(map(int, Priority)), State.READY, Reason.DOMAIN_RESTS])
        return Pulse(*cursor.fetchone())


class Figure(NamedTuple):
    """One thing that is measured: a value for each set of labels. What only grows is a count."""

    name: str
    text: str
    labels: list
    values: dict
    is_count: bool = False


def figures():
    beat = pulse()
    return [
        Figure("letters", "Letters by state and stream.", ["state", "stream"], _letters()),
        Figure("letters_returned", "Letters that came back after they were sent.", [], {(): _returned()}),
        Figure("oldest_due_letter_seconds", "How long the oldest due letter has waited.", [], {(): beat.waited or 0}),
        Figure("seconds_since_drain", "Since a worker last emptied the outbox.", [], _known(beat.silence)),
        Figure("resting_domains", "Mail domains that get nothing for a while.", ["reason"], _resting()),
        Figure("suppressions", "Addresses that get no letters.", ["why", "stream"], _suppressions()),
        Figure("swallowed_faults", "What went wrong without anybody being told.", ["name"], _faults(), is_count=True),
    ]


def _letters():
    found = OutboundLetter.objects.order_by().values_list("state", "stream").annotate(Count("pk"))
    return {(state, stream): number for state, stream, number in found}


def _returned():
    return OutboundLetter.objects.filter(returned_at__isnull=False).count()


def _known(value):
    return {} if value is None else {(): value}


def _resting():
    found = DomainRest.objects.filter(until__gt=Now()).values_list("reason").annotate(Count("pk"))
    return {(reason,): number for reason, number in found}


def _suppressions():
    found = Suppression.objects.standing().order_by().values_list("why", "stream").annotate(Count("pk"))
    return {(why, stream): number for why, stream, number in found}


def _faults():
    return {(name,): value for name, value in Counter.objects.values_list("name", "value")}
