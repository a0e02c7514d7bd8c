"""A pytest plug-in: throw-away PostgreSQL and Valkey for this run, before Django reads its settings."""

import contextlib
import os
import tempfile

import pytest

from arena.boot import servers

VARIABLES = {
    "SECRET_KEY": "only-for-the-tests-" * 4,
    "PORTAL_DEMO": "0",
    "BASE_URL": "http://testserver",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
}
FOREIGN = ("EMAIL_URL", "DATABASE_ROLE", "STATIC_COLLECTED", "DEBUG")
running = contextlib.ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests():
    """Each process of pytest-xdist has servers of its own, so that none sees another's cache or queue."""
    for name in FOREIGN:
        os.environ.pop(name, None)
    folder = running.enter_context(tempfile.TemporaryDirectory(prefix="portal-files-", ignore_cleanup_errors=True))
    own = {"STATIC_ROOT": folder, "MEDIA_ROOT": f"{folder}/files", "PYTEST_DEBUG_TEMPROOT": folder}
    os.environ.update(VARIABLES | own | running.enter_context(servers.throwaway()))
    return (yield)


def pytest_unconfigure():
    running.close()
