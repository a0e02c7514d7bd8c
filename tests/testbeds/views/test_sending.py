"""A draft is looked through and sent in, or thrown away."""

import pytest
from django.urls import reverse

from testbeds.models import Need
from testbeds.states import NeedState
from tests.factories import NeedFactory
from tests.testbeds.views.written import PROBLEM, draft_of, edit_page

pytestmark = pytest.mark.django_db


def test_draft_is_looked_through_and_sent_in(client, town):
    need = draft_of(town, terms=["OMR02"])

    page = reverse("needs:submit", args=[need.slug])
    shown = client.get(page)
    client.post(page)

    assert dict(shown.context["answers"])["Hur ser det ut i dag?"] == PROBLEM
    assert Need.objects.get().state == NeedState.SUBMITTED


def test_look_through_leads_to_what_is_missing(client, town):
    need = draft_of(town)

    response = client.get(reverse("needs:submit", args=[need.slug]))

    assert f'href="{edit_page(need)}?missing=1#id_areas_0"' in response.text


def test_draft_is_thrown_away(client, town):
    client.post(reverse("needs:discard", args=[draft_of(town).slug]))

    assert Need.objects.count() == 0


def test_what_has_been_published_is_not_thrown_away(client, town):
    need = NeedFactory(owner=town)

    client.post(reverse("needs:discard", args=[need.slug]))

    assert Need.objects.get() == need
