"""Who is project staff is decided on the server."""

import pytest
from django.core.management import CommandError, call_command

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_grant_staff_and_take_it_back():
    person = UserFactory(email="karin@arena.example")
    was = []
    for options in [{}, {"revoke": True}]:
        call_command("grant_staff", "Karin@arena.example", **options)
        person.refresh_from_db()
        was.append(person.is_staff)

    assert was == [True, False]


def test_grant_staff_to_nobody_is_refused():
    with pytest.raises(CommandError, match="No account"):
        call_command("grant_staff", "ingen@arena.example")
