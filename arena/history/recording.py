"""Saying who does something, which way and why; the triggers of the database write down what."""

import json

import pghistory
from django.db import connection

from arena.history.states import Act, Channel

EXPORT = """
INSERT INTO history_entry (act, kind, key, about, after, context_id)
VALUES (%s, %s, '', %s, %s, _pgh_attach_context())
"""


def acting(*, channel=None, by=None, act="", reason=""):
    """Name whoever acts for as long as the block runs; inside another such block, it says more about that one.

    Keys and codes only, never an address or a name: what is kept here cannot be taken back.
    """
    said = {"channel": channel and Channel(channel), "user": by and by.pk, "act": act, "reason": reason}
    return pghistory.context(**{name: value for name, value in said.items() if value})


def record_export(what, *, by, rows, query=None, about=()):
    """Keep that somebody took rows out of the registry: what kind, how many and by which filters.

    `what` is the name of the list ("actors", "own-data"); `query` the filters as plain values; `about` rows it was of.
    """
    person = by if by is not None and by.is_authenticated else None
    marks = [f"{row._meta.db_table}:{row.pk}" for row in about]
    facts = json.dumps({"rows": rows, "query": query or {}})
    with acting(by=person, channel=None if _is_acting() else Channel.WEB), connection.cursor() as cursor:
        cursor.execute(EXPORT, [Act.EXPORTED, what, marks, facts])


def _is_acting():
    return hasattr(pghistory.runtime._tracker, "value")
