"""The checks of the national REST API profile that an outside checker makes of the description."""

import re

import pytest
from django.core.cache import cache

pytestmark = pytest.mark.django_db


@pytest.fixture
def described(client):
    cache.clear()
    return client.get("/api/v1/openapi.json").json()


def test_description_names_contact_licence_and_server(described):
    assert described["openapi"].startswith("3.")
    assert sorted(described["info"]) == ["contact", "description", "license", "title", "version"]
    assert described["servers"] == [{"url": "http://testserver"}]


def test_paths_have_the_version_and_are_lower_case_with_hyphens(described):
    paths = [re.sub(r"\{[^}]+\}", "x", path) for path in described["paths"]]

    assert [path for path in paths if not re.fullmatch(r"/api/v1(/[a-z0-9-]+)+", path)] == []
    assert "/api/v1/api-info" in paths


def test_parameters_are_optional_in_one_style_of_names(described):
    asked = [
        parameter
        for path in described["paths"].values()
        for parameter in path["get"].get("parameters", [])
        if parameter["in"] == "query"
    ]

    assert [row["name"] for row in asked if row["required"] or not re.fullmatch(r"[a-z][a-z_]*", row["name"])] == []


def test_properties_are_in_the_same_style(described):
    schemas = described["components"]["schemas"].values()
    names = {name for schema in schemas for name in schema.get("properties", [])}

    assert {name for name in names if not re.fullmatch(r"[a-z][a-z_]*", name)} == set()


def test_every_answer_is_described(described):
    answers = {tuple(sorted(map(str, path["get"]["responses"]))) for path in described["paths"].values()}

    assert answers == {("200",), ("200", "400", "404", "429", "503")}


def test_lists_have_limit_and_page_from_one(described):
    parameters = {row["name"]: row["schema"] for row in described["paths"]["/api/v1/actors"]["get"]["parameters"]}

    assert (parameters["limit"]["minimum"], parameters["limit"]["maximum"]) == (1, 100)
    assert (parameters["page"]["minimum"], parameters["page"]["default"]) == (1, 1)


def test_api_info_says_what_the_profile_asks(client):
    cache.clear()
    info = client.get("/api/v1/api-info").json()

    assert info["api_description"] == "http://testserver/api/v1/openapi.json"
    assert sorted(info) == [
        "api_contact", "api_description", "api_documentation", "api_licence", "api_name", "api_status", "api_version",
    ]  # fmt: skip
