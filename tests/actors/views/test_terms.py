"""Every term has an address that stays, says what replaced it, and leads to where it is used."""

import pytest
from django.urls import reverse

from tests.factories import ActorFactory, OfferingFactory, TermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def robots():
    return TermFactory(
        code="OMR04", label_sv="Läkemedelsrobotar", label_en="Medicine robots", synonyms="medicinrobot; dosettrobot",
        who_codes=["2.9.2"],
    )  # fmt: skip


def test_term_list_leads_to_each_term(client, robots):
    response = client.get(reverse("terms:list"))

    assert reverse("terms:detail", args=["OMR04"]) in response.text


def test_term_says_how_many_use_it_and_where(client, robots):
    ActorFactory().areas.add(robots)
    ActorFactory(draft=True).areas.add(robots)
    OfferingFactory(terms=["OMR04"])

    response = client.get(reverse("terms:detail", args=["OMR04"]))

    assert response.context["uses"] == [
        ("Aktörer", 1, "/aktorer/?omrade=OMR04"),
        ("Erbjudanden", 1, "/erbjudanden/?omrade=OMR04"),
    ]


def test_term_that_was_replaced_says_by_what(client, robots):
    TermFactory(code="OMR80", is_active=False, replaced_by=robots)

    old = client.get(reverse("terms:detail", args=["OMR80"]))
    new = client.get(reverse("terms:detail", args=["OMR04"]))

    assert "Läkemedelsrobotar (OMR04)" in old.text
    assert "OMR80" in new.text


def test_unknown_term_is_not_there(client):
    assert client.get(reverse("terms:detail", args=["OMR77"])).status_code == 404


def test_concepts_have_labels_in_both_languages_and_say_what_replaced_them(client, robots):
    TermFactory(code="OMR80", is_active=False, replaced_by=robots)

    concepts = {row["@id"]: row for row in client.get(reverse("terms:concepts")).json()["@graph"]}

    found = concepts["http://testserver/begrepp/OMR04/"]
    assert found["prefLabel"] == {"sv": "Läkemedelsrobotar", "en": "Medicine robots"}
    assert found["altLabel"] == ["medicinrobot", "dosettrobot"]
    assert found["inScheme"] == "http://testserver/begrepp/#OMR"
    assert concepts["http://testserver/begrepp/OMR80/"]["replacedBy"] == "http://testserver/begrepp/OMR04/"


def test_term_marks_what_it_is_called_in_swedish(client, robots):
    page = client.get(f"/en/terms/{robots.pk}/").content.decode()

    assert f'<dt>In Swedish</dt><dd><span lang="sv">{robots.label_sv}</span></dd>' in page
