"""What an organisation sees of what it has written and sent in."""

import pytest
from django.urls import reverse

from tests.actors.drafts import complete_draft, sent_in
from tests.factories import OfferingFactory

pytestmark = pytest.mark.django_db


def test_sent_in_shows_what_was_sent_and_lets_it_be_taken_back(client):
    actor, manager = sent_in()
    client.force_login(manager)

    page = client.get(reverse("actors:manage", args=[actor.slug])).text

    assert all(part in page for part in ["Det ni skickade in", "Vi gör larm.", "Larmet", 'value="withdraw"'])
    assert page.count("<h2>Inskickad</h2>") == 1


def test_half_begun_offering_can_be_removed_before_sending_in(client):
    actor, manager = complete_draft()
    offering = OfferingFactory(actor=actor, draft=True, name="Halv")
    client.force_login(manager)
    page = client.get(reverse("actors:submit", args=[actor.slug])).text

    response = client.post(reverse("offerings:manage", args=[offering.slug]), {"move": "discard"})

    assert "Ta bort erbjudandet" in page
    assert (response.headers["Location"], actor.offerings.count()) == (reverse("actors:submit", args=[actor.slug]), 0)


def test_offering_added_while_staff_read_waits_for_the_organisation(client):
    actor, manager = sent_in()
    offering = OfferingFactory(actor=actor, draft=True, name="Nästa", terms=["OMR01"])
    client.force_login(manager)

    pages = [client.get(reverse("offerings:manage", args=[offering.slug])), client.get(reverse("arena:my_page"))]

    assert ["Erbjudandet kan skickas in när organisationen är publicerad." in page.text for page in pages] == [True] * 2
