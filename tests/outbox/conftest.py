import copy
from pathlib import Path

import pytest

from tests.outbox import letters  # noqa: F401  (makes their kinds known)
from tests.outbox.smtp import SmtpServer


@pytest.fixture(autouse=True)
def greeting_template(settings):
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] += [Path(__file__).parent / "templates"]
    settings.TEMPLATES = templates


@pytest.fixture
def post(settings):
    """A mail server; the portal sends through it."""
    with SmtpServer() as server:
        settings.EMAIL_BACKEND = "arena.outbox.delivering.transports.Smtp"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server
        server.shutdown()


@pytest.fixture
def demo(settings):
    """The portal in demonstration mode."""
    settings.DEMO = True
    settings.EMAIL_BACKEND = "arena.outbox.delivering.transports.Demonstration"
