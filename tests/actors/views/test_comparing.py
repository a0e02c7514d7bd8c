"""Offerings side by side, fact by fact."""

import pytest
from django.urls import reverse

from tests.factories import OfferingFactory

pytestmark = pytest.mark.django_db


def compare(client, *slugs):
    return client.get(reverse("offerings:compare"), {"med": slugs}).context


def test_compare_shows_a_row_for_each_fact_that_one_of_them_states(client):
    OfferingFactory(slug="larmet", name="Larmet", trl=8, support="Dygnet runt")
    OfferingFactory(slug="klockan", name="Klockan", trl=None, support="")

    rows = {row[0]: row[1:] for row in compare(client, "larmet", "klockan")["rows"]}

    assert rows["Support"] == ["Dygnet runt", "inte angivet"]
    assert rows["Teknisk mognad (TRL)"] == ["8 av 9", "inte angivet"]
    assert "Språk" not in rows


def test_compare_leaves_out_drafts_unknown_ones_and_more_than_four(client):
    OfferingFactory(slug="utkastet", draft=True)
    slugs = [OfferingFactory(slug=f"nummer-{number}").slug for number in range(5)]

    columns = compare(client, "utkastet", "finns-inte", *slugs)["columns"]

    assert [offering.slug for offering, _address in columns] == slugs[:4]


def test_compare_offers_those_in_the_same_area(client):
    OfferingFactory(slug="larmet", terms=["OMR01"])
    OfferingFactory(slug="klockan", terms=["OMR01"])
    OfferingFactory(slug="sangen", terms=["OMR02"])

    assert [offering.slug for offering in compare(client, "larmet")["others"]] == ["klockan"]


def test_compare_takes_one_away(client):
    for slug in ["larmet", "klockan"]:
        OfferingFactory(slug=slug)

    columns = compare(client, "larmet", "klockan")["columns"]

    assert columns[0][1] == "/jamfor-erbjudanden/?med=klockan"
