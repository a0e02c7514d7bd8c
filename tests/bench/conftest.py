"""A database of its own for the measurements, filled and seen both by real servers and by this process."""

import contextlib
import os
import subprocess
import sys

import psycopg2
import pytest
from django.db import connection
from django.test import Client

from arena.boot import places
from tests.bench import data

ACTORS, FEW = 400, 2_000


@pytest.fixture
def database():
    """A database of its own, beside that of the tests: real servers read it while it is measured."""
    server = os.environ["DATABASE_URL"]
    with contextlib.closing(psycopg2.connect(server)) as owner:
        owner.autocommit = True
        owner.cursor().execute("DROP DATABASE IF EXISTS bench WITH (FORCE)")
        owner.cursor().execute("CREATE DATABASE bench")
    return {"DATABASE_URL": server.rpartition("/")[0] + "/bench", "STATIC_COLLECTED": "1", "LOG_LEVEL": "ERROR"} | {
        "SEARCHES_PER_HOUR": "1000000"
    }


@pytest.fixture
def bench(database):
    """A connection to the filled database."""
    argv = [sys.executable, "-m", "django", "prepare"]
    subprocess.run(argv, env={**os.environ, **database}, cwd=places.ROOT, check=True, stdout=subprocess.DEVNULL)
    with contextlib.closing(psycopg2.connect(database["DATABASE_URL"])) as opened:
        opened.autocommit = True
        data.load(opened.cursor(), ACTORS, FEW)
        yield opened


@pytest.fixture
def portal_here(bench, django_db_blocker):
    """This process sees the same database, to count statements and bytes."""
    with django_db_blocker.unblock():
        connection.close()
        name, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], "bench"
        yield Client(headers={"host": "localhost"})
        connection.close()
        connection.settings_dict["NAME"] = name
