"""Computing matches: the points of needs and offerings, written where they have changed."""

import json

from django.db import connection, transaction
from django.utils import timezone

from actors.ages import REST_AFTER
from testbeds.matching.statement import STATEMENT
from testbeds.states import ALGORITHM, TRL_OF, WEIGHTS, Component, NeedState

TURN = 20_260_608  # the advisory lock behind which computations wait for each other


@transaction.atomic
def recompute(needs=None, offerings=None):
    """Compare these needs with these offerings, None being all, by one statement; say how many rows it wrote.

    One computation at a time, each reading facts after it has had its turn: none overwrites a newer one.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
        cursor.execute(STATEMENT, {**rule(), "needs": _keys(needs), "offerings": _keys(offerings)})
        return cursor.rowcount


def may_compute():
    """Whether it is one's turn: then nobody else computes until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [TURN])
        return cursor.fetchone()[0]


def rule():
    """What the statement takes from the tables of the rule."""
    return {
        **{component.value: WEIGHTS[component] for component in Component},
        "algorithm": ALGORITHM,
        "trl_of": json.dumps(TRL_OF),
        "states": NeedState.matched(),
        "oldest": timezone.now() - REST_AFTER,
        "today": timezone.localdate(),
    }


def _keys(rows):
    """Rows or their keys."""
    return None if rows is None else [getattr(row, "pk", row) for row in rows]
