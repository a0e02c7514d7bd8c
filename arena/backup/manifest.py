"""What a backup says of itself, so that a restored portal can be counted against it."""

import hashlib

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from psycopg2 import sql

NAME, DUMP, FILES = "manifest.json", "database.dump", "files"
FORMAT = 1
LEFT_OUT = ["django_session", "actors_signin"]  # who was signed in: nobody is, after a restore
KEPT_ELSEWHERE = {
    "SECRET_KEY": "signs sessions and the links in letters, and seals the second factors",
    "DIALOGUE_KEYS": "the file of keys that opens suppliers' sealed answers: without it they are lost",
    "DATABASE_URL": "the database's address and password",
    "REDIS_URL": "the broker's address and password",
    "EMAIL_URL": "the mail server's address and password",
}


def describe(files):
    """The manifest of the database as this transaction sees it, and of the files under the folder."""
    return {
        "format": FORMAT,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "migrations": last_migrations(),
        "rows": count_rows(),
        "files": checksums(files),
        "kept_elsewhere": KEPT_ELSEWHERE,
    }


def last_migrations():
    """The newest applied migration of each app."""
    applied = MigrationRecorder.Migration.objects.order_by("app", "name").values_list("app", "name")
    return dict(applied)


def count_rows():
    """Rows by table, of all tables whose contents are kept."""
    with connection.cursor() as cursor:
        tables = sorted({table.name for table in connection.introspection.get_table_list(cursor) if table.type == "t"})
        return {table: _count(cursor, table) for table in tables if table not in LEFT_OUT}


def _count(cursor, table):
    cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
    return cursor.fetchone()[0]


def checksums(folder):
    """The SHA-256 of each file, by its path inside the folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _checksum(path) for path in paths}


def _checksum(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
