"""A search open to everybody is bounded in time and number, so that nobody can keep the database from the others."""

from contextlib import contextmanager
from functools import wraps

from django.conf import settings
from django.db import OperationalError, connection, transaction
from psycopg2.errors import QueryCanceled
from redis.exceptions import RedisError

from arena.shared.errors import Refused
from arena.shared.http import render_page
from arena.shared.limits import spend

SECONDS = 5
# Several processors at once would begin every step of a search, also those that are not needed.
BOUNDS = "SET LOCAL statement_timeout = %s; SET LOCAL max_parallel_workers_per_gather = 0"


class TooSlow(Exception):
    """The database was stopped before it had found the answer."""


@contextmanager
def within_seconds():
    """Nothing that is asked of the database inside goes on for longer."""
    try:
        with transaction.atomic(savepoint=False), connection.cursor() as cursor:
            cursor.execute(BOUNDS, [SECONDS * 1000])
            yield
    except OperationalError as fault:
        if not isinstance(fault.__cause__, QueryCanceled):
            raise
        raise TooSlow from fault


def bounded(view):
    """Read within some seconds, and at most so often an hour from one network; a clear page says when it was not."""

    @wraps(view)
    def within_bounds(request, *args, **kwargs):
        if not request.GET.get("q"):
            return view(request, *args, **kwargs)
        if not may_ask(request, "search", settings.SEARCHES_PER_HOUR):
            return render_page(request, "arena/search_limit.html", {}, status=429)
        try:
            with within_seconds():
                return view(request, *args, **kwargs)
        except TooSlow:
            return render_page(request, "arena/search_slow.html", {}, status=503)

    return within_bounds


def may_ask(request, what, per_hour):
    """Without the cache nobody is counted, and nobody is turned away."""
    try:
        spend(request, what, per_hour=per_hour)
    except Refused:
        return False
    except RedisError:
        return True
    return True
