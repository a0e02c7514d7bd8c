import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_limits_spent():
    """The limits are counted in the real cache, so each test starts with none spent."""
    cache.clear()


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
