"""Fixtures that more than one room uses: the browser and the real worker."""

import contextlib
import os
import subprocess
import time

import pytest

from arena.boot import programs

pytest_plugins = ["tests.browser"]


@pytest.fixture
def worker(transactional_db, settings):
    """A genuine Celery worker, in a process of its own, on the test's database and broker."""
    from arena.celery import app

    database = settings.DATABASES["default"]
    url = os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + database["NAME"]
    environ = {**os.environ, "DATABASE_URL": url}
    app.control.purge()
    process = subprocess.Popen(programs.argv(programs.WORKER, *programs.pool()), env=environ, start_new_session=True)
    try:
        latest = time.monotonic() + 60
        while not app.control.ping(timeout=0.3):
            assert process.poll() is None, "the worker ended at once"
            assert time.monotonic() < latest, "the worker does not answer"
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        process.wait(30)
