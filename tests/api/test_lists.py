"""The lists as JSON: the same rows, by the same rules, as the pages."""

import subprocess
import sys

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actors.models import Actor, Offering
from actors.states import ActorState, OfferingState
from arena.api import views
from tests.factories import (
    ActorFactory,
    ComplianceClaimFactory,
    DeploymentFactory,
    MunicipalityFactory,
    OfferingFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def nothing_spent():
    cache.clear()


@pytest.fixture
def county():
    MunicipalityFactory(scb_code="0880", name="Kalmar")
    company = ActorFactory(slug="loftet", legal_name="Löftet AB", municipality_id="0880")
    company.areas.add(TermFactory(code="OMR01", label_sv="Trygghetslarm", label_en="Alarms"))
    ActorFactory(slug="kalmar", legal_name="Kalmar kommun", actor_type=TermFactory(code="AKT02"))
    ActorFactory(slug="utkastet", legal_name="Utkastet AB", state=ActorState.DRAFT)
    OfferingFactory(slug="nattugglan", name="Nattugglan", actor=company, terms=["OMR01", "VO05"])
    OfferingFactory(slug="hemlig", name="Hemlig", actor=company, state=OfferingState.DRAFT)


def ids(response):
    return [row["id"] for row in response.json()["items"]]


def test_actors_are_those_of_the_page_in_its_order(client, county):
    response = client.get("/api/v1/actors")

    assert ids(response) == ["kalmar", "loftet"]
    assert response.json()["total"] == 2
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("actor_type=AKT02", ["kalmar"]),
        ("municipality=0880", ["loftet"]),
        ("area=OMR01", ["loftet"]),
        ("q=trygghetslarmen", ["loftet"]),
        ("q=finns-inte-alls", []),
        ("sort=newest", ["kalmar", "loftet"]),
    ],
)
def test_actors_narrowed(client, county, query, found):
    assert ids(client.get(f"/api/v1/actors?{query}")) == found


def test_offerings_narrowed_by_two_questions(client, county):
    assert ids(client.get("/api/v1/offerings?area=OMR01&care_setting=VO05")) == ["nattugglan"]


def test_pages_lead_to_each_other(client, county):
    second = client.get("/api/v1/actors?limit=1&page=2").json()

    assert [row["id"] for row in second["items"]] == ["loftet"]
    assert second["links"] == {
        "self": "http://testserver/api/v1/actors?limit=1&page=2",
        "next": None,
        "previous": "http://testserver/api/v1/actors?limit=1&page=1",
    }


def test_one_actor_says_what_it_knows(client, county):
    found = client.get("/api/v1/actors/loftet").json()

    assert found["url"] == "http://testserver/aktorer/loftet/"
    assert found["municipality"] == {"code": "0880", "name": "Kalmar"}
    assert found["areas"] == [{"code": "OMR01", "label_sv": "Trygghetslarm", "label_en": "Alarms"}]
    assert found["changed_at"].endswith("Z")


def test_one_offering_says_who_uses_it_and_what_it_complies_with(client, county):
    offering = Offering.objects.get(slug="nattugglan")
    DeploymentFactory(offering=offering, actor=Actor.objects.get(slug="kalmar"))
    DeploymentFactory(offering=offering, actor=ActorFactory(draft=True))
    ComplianceClaimFactory(offering=offering, statement="Klass I")

    found = client.get("/api/v1/offerings/nattugglan").json()

    assert [row["actor"]["id"] for row in found["deployments"]] == ["kalmar"]
    assert [row["statement"] for row in found["claims"]] == ["Klass I"]


def test_an_address_of_before_leads_to_the_one_of_now(client, county):
    Actor.objects.get(slug="loftet").former_addresses.create(slug="gamla-loftet")

    response = client.get("/api/v1/actors/gamla-loftet")

    assert (response.status_code, response.url) == (301, "/api/v1/actors/loftet")


def test_a_replaced_code_gives_the_rows_of_its_heir_and_says_so(client, county):
    TermFactory(code="OMR90", is_active=False, replaced_by_id="OMR01")

    response = client.get("/api/v1/actors?area=OMR90")

    assert ids(response) == ["loftet"]
    assert response.json()["replaced"] == [{"asked": "OMR90", "replaced_by": "OMR01"}]


@pytest.mark.parametrize("path", ["actors/utkastet", "offerings/hemlig", "actors/finns-inte", "ingenting", "actors/"])
def test_what_is_not_public_is_a_problem_like_what_is_not_there(client, county, path):
    response = client.get(f"/api/v1/{path}")

    assert (response.status_code, response.headers["Content-Type"]) == (404, PROBLEM)
    assert response.json()["instance"] == f"/api/v1/{path}"
    assert sorted(response.json()) == ["detail", "instance", "status", "title", "type"]


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "page=0", "sort=size", "area=OMR98", "municipality=kalmar"])
def test_a_wrong_parameter_is_a_problem(client, county, query):
    response = client.get(f"/api/v1/actors?{query}")

    assert (response.status_code, response.headers["Content-Type"]) == (400, PROBLEM)


def test_a_personal_number_is_not_echoed(client, county):
    response = client.get("/api/v1/actors?q=811218-9876&limit=0")

    assert b"9876" not in response.content


def test_question_that_takes_too_long_is_stopped_and_is_a_problem(client, monkeypatch):
    monkeypatch.setattr("arena.shared.bounded.SECONDS", 0.001)
    monkeypatch.setattr("actors.forms.filters.question", lambda q: connection.cursor().execute("SELECT pg_sleep(1)"))

    response = client.get("/api/v1/actors?q=larm")

    assert (response.status_code, response.headers["Content-Type"]) == (503, PROBLEM)


def test_page_that_no_list_reaches_is_a_problem(client, county):
    response = client.get(f"/api/v1/actors?page={2**63}")

    assert (response.status_code, response.headers["Content-Type"]) == (400, PROBLEM)


def test_too_many_questions_are_a_problem_with_a_time(client, county, monkeypatch):
    monkeypatch.setattr(views, "MOST_AN_HOUR", 1)
    client.get("/api/v1/actors")

    response = client.get("/api/v1/actors")

    assert (response.status_code, response.headers["Retry-After"]) == (429, "3600")
    assert response.headers["Content-Type"] == PROBLEM


def test_a_list_costs_the_same_for_one_row_and_three(client, county):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            client.get("/api/v1/offerings")
        return len(captured)

    client.get("/api/v1/offerings")
    one = cost()
    for _ in range(2):
        OfferingFactory(terms=["OMR01", "VO05", "MG01"])
    client.get("/api/v1/offerings")

    assert cost() == one
    assert one <= 8


def test_vocabularies_and_municipalities_stand_whole(client, county):
    assert [term["code"] for term in client.get("/api/v1/terms?vocabulary=OMR").json()] == ["OMR01"]
    assert client.get("/api/v1/municipalities").json() == [{"code": "0880", "name": "Kalmar"}]


def test_a_web_worker_loads_neither_the_api_nor_what_computes_before_somebody_asks():
    words = (
        "import django; django.setup(); import arena.urls, testbeds.tasks, testbeds.templatetags.figures_of, sys; "
        "print(sorted({'ninja', 'scipy', 'numpy'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
