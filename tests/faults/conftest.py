"""Real processes around the test's database: a scripted mail server, and the portal's own parts on a broker apart."""

import os
import tempfile
from pathlib import Path

import pytest

from tests.faults.figures import Figures
from tests.faults.ledger import Post
from tests.faults.running import Portal


@pytest.fixture
def folder():
    """One that the servers' own account may pass through."""
    with tempfile.TemporaryDirectory(prefix="drill-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o711)
        yield Path(name)


@pytest.fixture
def post(folder, settings):
    """The mail server; this process sends through it too, when it plays the timer."""
    post = Post(folder)
    settings.EMAIL_BACKEND = "arena.outbox.delivering.transports.Smtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", post.port
    yield post
    post.close()


@pytest.fixture
def portal(transactional_db, settings, post, folder):
    name = settings.DATABASES["default"]["NAME"]
    database = os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + name
    portal = Portal(folder, DATABASE_URL=database, EMAIL_URL=f"smtp://127.0.0.1:{post.port}")
    yield portal
    portal.end_all()


@pytest.fixture(scope="session")
def all_figures():
    """Written into the documents at the end."""
    figures = Figures()
    yield figures
    figures.write()


@pytest.fixture
def figures(request, all_figures):
    """Of drills with their full counts only; the others' lead nowhere."""
    return all_figures if request.node.get_closest_marker("faults") else Figures()
