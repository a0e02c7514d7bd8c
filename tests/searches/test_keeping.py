"""Keeping, changing and following a search."""

import xml.etree.ElementTree as ET

import pytest
from django.db import IntegrityError
from django.urls import reverse

from arena.searches import states
from arena.searches.models import SavedSearch
from tests.factories import OfferingFactory, SavedSearchFactory, TermFactory, UserFactory

pytestmark = pytest.mark.django_db
ENTRY = "{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}title"


@pytest.fixture
def person(client):
    person = UserFactory()
    client.force_login(person)
    return person


def entries(response):
    return [title.text for title in ET.fromstring(response.content).findall(ENTRY)]  # noqa: S314


def test_list_leads_to_keeping_what_it_shows(client, person):
    TermFactory(code="OMR01", label_sv="Larm")
    OfferingFactory(name="Nattlarm", terms=["OMR01"])
    listing = client.get("/erbjudanden/?omrade=OMR01&q=natt&page=1").context["listing"]

    client.post(listing.watch_address, {"name": "Nattlarm", "interval": "daily"})

    kept = SavedSearch.objects.get()
    assert (kept.user, kept.within, kept.query) == (person, "offerings", "q=natt&omrade=OMR01")
    assert client.get(reverse("searches:list")).context["searches"][0]["address"] == "/erbjudanden/?q=natt&omrade=OMR01"


def test_keeping_asks_for_a_name_and_keeps_the_choice(client, person):
    page = client.post("/min-sida/bevakningar/ny/?lista=offerings&q=larm", {"name": "", "interval": "daily"})

    assert page.context["form"].errors["name"] == ["Fyll i ”Namn”."]
    assert not SavedSearch.objects.exists()


def test_keeping_is_for_fifty(client, person, monkeypatch):
    monkeypatch.setattr("arena.searches.forms.MOST_KEPT", 1)
    SavedSearchFactory(user=person)

    page = client.post("/min-sida/bevakningar/ny/?q=larm", {"name": "En till", "interval": "daily"})

    assert page.context["form"].non_field_errors()[0].startswith("Du har redan 1 bevakningar")
    assert (SavedSearch.objects.count(), states.MOST_KEPT) == (1, 50)


def test_keeping_moves(client, person):
    search = SavedSearchFactory(user=person)
    address = reverse("searches:edit", args=[search.key])

    client.post(address, {"move": "pause"})
    paused = SavedSearch.objects.get().is_paused
    client.post(address, {"move": "take_up"})
    client.post(address, {"name": "Nattlarm", "interval": "weekly"})
    kept = SavedSearch.objects.get()
    client.post(address, {"move": "remove"})

    assert (paused, kept.is_paused, kept.name, kept.interval) == (True, False, "Nattlarm", "weekly")
    assert not SavedSearch.objects.exists()


def test_feed_of_a_kept_search_until_it_is_closed(client, person):
    search = SavedSearchFactory(user=person)
    OfferingFactory(name="Nattlarm")
    OfferingFactory(name="Något annat")
    client.post(search.get_absolute_url(), {"move": "open_feed"})
    first = reverse("searches:feed", args=[SavedSearch.objects.get().feed_key])
    read = entries(client.get(first))
    client.post(search.get_absolute_url(), {"move": "open_feed"})
    second = reverse("searches:feed", args=[SavedSearch.objects.get().feed_key])
    after_change = client.get(first).status_code, client.get(second).status_code
    client.post(search.get_absolute_url(), {"move": "close_feed"})

    assert (read, after_change, client.get(second).status_code) == (["Nattlarm"], (404, 200), 404)


def test_feed_of_a_filtered_list(client):
    OfferingFactory(name="Nattlarm", terms=["OMR01"])
    OfferingFactory(name="Daglarm", terms=["OMR02"])

    response = client.get("/erbjudanden.atom?omrade=OMR01")

    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert entries(response) == ["Nattlarm"]


def test_feed_with_signs_that_mean_something_in_xml(client):
    OfferingFactory(name="<script>larm</script> & mer")

    assert entries(client.get("/erbjudanden.atom")) == ["<script>larm</script> & mer"]


def test_feed_with_signs_that_have_no_place_in_xml(client):
    OfferingFactory(name="Natt\x07larm\ufffe")
    search = SavedSearchFactory(name="Mitt\x1b", query="", feed_key="6fa459ea-ee8a-4ca4-894e-db77e160355e")

    assert entries(client.get("/erbjudanden.atom")) == ["Nattlarm"]
    assert entries(client.get(reverse("searches:feed", args=[search.feed_key]))) == ["Nattlarm"]


def test_saved_search_has_a_name():
    with pytest.raises(IntegrityError, match="savedsearch_has_a_name"):
        SavedSearchFactory(name="")
