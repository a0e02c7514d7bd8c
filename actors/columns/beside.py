"""Rows of other tables that belong to a record, fetched for many records at once.

Under a name of their own: a manager made for each record would take longer than all the rest of a long file.
"""

from django.db.models import Prefetch


def beside(name, rows=None):
    return Prefetch(name, rows, to_attr=f"beside_{name}")


def all_beside(record, name):
    """What was fetched with many records, or what stands in the database now."""
    fetched = getattr(record, f"beside_{name}", None)
    return getattr(record, name).all() if fetched is None else fetched
