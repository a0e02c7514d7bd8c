"""A zero byte, which the database cannot hold, is answered as a bad request and not as a fault of the portal."""

import pytest
from django.urls import reverse

from tests.factories import MembershipFactory, StaffFactory, TownFactory

pytestmark = pytest.mark.django_db


def test_zero_byte_in_what_is_looked_up_is_a_bad_request(client):
    assert client.get(reverse("needs:form"), {"need": "a\0b"}).status_code == 400


def test_zero_byte_in_a_search_is_a_bad_request(client):
    client.force_login(StaffFactory())

    assert client.get(reverse("needs:cluster_add"), {"q": "a\0b"}).status_code == 400


def test_zero_byte_in_a_choice_is_a_bad_request(client):
    client.force_login(MembershipFactory(actor=TownFactory()).user)

    answer = client.post(reverse("needs:similar"), {"title_sv": "Natten", "problem_sv": "Natt.", "areas": "a\0b"})

    assert answer.status_code == 400


def test_other_faults_stay_faults(client, monkeypatch):
    def fail(*_anything, **_else):
        raise ValueError("something else")

    monkeypatch.setattr("testbeds.views.needs.ward_form._asked_for", fail)

    with pytest.raises(ValueError, match="something else"):
        client.get(reverse("needs:form"))
