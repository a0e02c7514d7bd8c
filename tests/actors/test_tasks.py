from datetime import timedelta

import pytest
from django.utils import timezone

from actors import tasks
from actors.models import Membership
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


def test_let_lapse_closes_what_is_too_old_and_forgets_the_address():
    now = timezone.now()
    MembershipFactory(invited=True, expires_at=now - timedelta(minutes=1))
    MembershipFactory(invited=True, expires_at=now + timedelta(days=1), email="chef@hogsby.example")
    MembershipFactory(requested=True, expires_at=now - timedelta(minutes=1))

    tasks.let_lapse()

    assert list(Membership.objects.order_by("pk").values_list("state", "email")) == [
        ("expired", ""),
        ("invited", "chef@hogsby.example"),
        ("expired", ""),
    ]
