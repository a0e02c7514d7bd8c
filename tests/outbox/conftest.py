import copy
from pathlib import Path

import pytest

from tests.outbox import letters  # noqa: F401  (makes their kinds known)
from tests.outbox.smtp import mail_server


@pytest.fixture(autouse=True)
def greeting_template(settings):
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] += [Path(__file__).parent / "templates"]
    settings.TEMPLATES = templates


@pytest.fixture
def post(settings):
    with mail_server(settings) as server:
        yield server


@pytest.fixture
def demo(settings):
    """The portal in demonstration mode."""
    settings.DEMO = True
    settings.EMAIL_BACKEND = "arena.outbox.delivering.transports.Demonstration"
