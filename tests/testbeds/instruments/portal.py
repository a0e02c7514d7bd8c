"""The database as the running portal reaches it."""

from django.db import connection, transaction


def as_portal(statement, *values):
    """Run it as the role that the portal works as, in its own savepoint."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE arena_app")
        cursor.execute(statement, values)
