"""Emptying the tables after a test that really committed: only those that hold something, which are few of many."""

from django.db import connection, transaction
from django.test import TransactionTestCase

slowly = TransactionTestCase._fixture_teardown


def quickly(case):
    """As flush does it, in a fraction of the time; without the right to pass over triggers and keys, as flush does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = session_user")
        (may_pass_over,) = cursor.fetchone()
    if not may_pass_over:
        return slowly(case)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in _filled(cursor):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of our own tables


def _filled(cursor):
    names = sorted(connection.introspection.django_table_names(only_existing=True, include_views=False))
    asked = ", ".join(f"EXISTS (SELECT FROM {connection.ops.quote_name(name)})" for name in names)
    cursor.execute(f"SELECT {asked}")
    return [name for name, is_filled in zip(names, cursor.fetchone(), strict=True) if is_filled]
