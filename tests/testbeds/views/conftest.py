"""Somebody who writes for a town, signed in."""

import pytest

from actors.states import Role
from tests.factories import MembershipFactory, TermFactory, TownFactory


@pytest.fixture
def town(client):
    membership = MembershipFactory(actor=TownFactory(), role=Role.EDITOR)
    client.force_login(membership.user)
    return membership.actor


@pytest.fixture
def area():
    return TermFactory(code="OMR02", vocabulary="OMR", label_sv="Digital tillsyn")
