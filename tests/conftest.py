"""Fixtures that more than one room uses: the browser and the real worker."""

import contextlib
import os
import subprocess
import time

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from django.utils import translation

from arena.boot import programs
from tests.emptying import quickly

pytest_plugins = ["tests.browser"]
TransactionTestCase._fixture_teardown = quickly


@pytest.fixture(autouse=True)
def in_swedish():
    """A visit to an English page leaves its language behind in the thread; each test starts in Swedish."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def nothing_kept():
    """Tests take the registry back behind its version, so what a process has kept of it is forgotten."""
    from actors.forms import filters, names
    from actors.views import listing
    from events.forms.filters import event_names
    from testbeds.forms.evaluation_filters import evaluation_names
    from testbeds.forms.filters import need_names

    for kept in (names.names_in, names.replacements, filters.count, filters.ask):
        kept.cache_clear()
    for kept in (event_names, need_names, evaluation_names):
        kept.cache_clear()
    listing.panels.clear()


@pytest.fixture(autouse=True)
def no_half_minute_begins(monkeypatch):
    """What a process has kept grows old by the clock as well; not between two visits that a test compares."""
    monkeypatch.setattr("actors.searching.KEPT_SECONDS", 10**12)


@pytest.fixture(autouse=True)
def nobody_asked_again(request, monkeypatch):
    """Whoever a test lets in is believed; the tests marked `asked_again` want a second factor and fresh proof."""
    if "asked_again" not in request.keywords:
        monkeypatch.setattr("actors.rules.is_exempt", lambda user: True)
        for asker in ("actors.views.reauthenticating", "allauth.account.internal.flows.reauthentication"):
            monkeypatch.setattr(f"{asker}.did_recently_reauthenticate", lambda request: True)


@pytest.fixture
def start_worker(transactional_db, settings):
    """start_worker(EMAIL_URL="smtp://…") gives a genuine Celery worker, a process on the test's database and broker."""
    from arena.celery import app

    database = settings.DATABASES["default"]
    url = os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + database["NAME"]
    started = []

    def _start(**variables):
        app.control.purge()
        argv = programs.argv(programs.WORKER, *programs.pool())
        process = subprocess.Popen(argv, env={**os.environ, "DATABASE_URL": url, **variables}, start_new_session=True)
        started.append(process)
        latest = time.monotonic() + 60
        while not app.control.ping(timeout=0.3):
            assert process.poll() is None, "the worker ended at once"
            assert time.monotonic() < latest, "the worker does not answer"
        return process

    yield _start
    for process in started:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        process.wait(30)


@pytest.fixture
def worker(start_worker):
    """A worker whose letters land in the demonstration's mailbox, where the test can read them."""
    return start_worker(PORTAL_DEMO="1")


@pytest.fixture
def portal(live_server, settings, start_worker):
    """The portal in demonstration mode, with a real worker beside it."""
    settings.DEMO, settings.BASE_URL = True, live_server.url
    start_worker(PORTAL_DEMO="1", BASE_URL=live_server.url)
    return live_server
