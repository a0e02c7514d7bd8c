"""Fixtures of more than one page of the events."""

import pytest
from django.core.cache import cache

from tests.factories import StaffFactory


@pytest.fixture
def staff(client):
    """One of the project staff, signed in."""
    staff = StaffFactory()
    client.force_login(staff)
    return staff


@pytest.fixture
def nobody_counted():
    """No network has sent anything yet."""
    cache.clear()
