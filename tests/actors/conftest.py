import pytest
from django.core.cache import cache

from tests.factories import ActorFactory


@pytest.fixture(autouse=True)
def no_limits_spent():
    """The limits are counted in the real cache, so each test starts with none spent."""
    cache.clear()


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def pair():
    """The one that goes and the one that remains."""
    return ActorFactory(slug="gamla", legal_name="Gamla AB"), ActorFactory(slug="nya", legal_name="Nya AB")
