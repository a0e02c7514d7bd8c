"""What is found of evaluations: the list, its files, the search and machines; what others have published is not."""

import json

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import override

from actors.models import SearchWord
from testbeds.documented import load_published
from testbeds.evaluation_columns import EVALUATIONS, EXCLUDED, TOLD
from testbeds.evaluation_states import EvaluationState, Outcome
from testbeds.forms.evaluation_filters import EvaluationFilter
from testbeds.models import Evaluation, EvaluationSearch, ExternalResult, TakeDown
from tests.factories import (
    EvaluationFactory,
    ExternalResultFactory,
    MunicipalityFactory,
    StaffFactory,
    TermFactory,
    TownFactory,
)
from tests.testbeds.finding.reports import publish

pytestmark = pytest.mark.django_db


def found(client, **asked):
    return [row.title for row in client.get(reverse("evaluations:list"), asked).context["listing"].rows]


def test_list_shows_from_a_settled_plan_on(client):
    for state in [EvaluationState.PROPOSAL, EvaluationState.PLANNING, EvaluationState.PLAN_FROZEN]:
        EvaluationFactory(title_sv=state.value, state=state)
    EvaluationFactory(title_sv="ute", reported=True)

    assert sorted(found(client)) == ["plan_frozen", "ute"]


def test_list_is_narrowed_by_state_verdict_area_place_and_year(client):
    TermFactory(code="OMR02")
    town = TownFactory(municipality=MunicipalityFactory(scb_code="0880"))
    report = publish(EvaluationFactory(title_sv="ja", reported=True, site=town), Outcome.RECOMMENDED)
    report.evaluation.offering.terms.add("OMR02")
    publish(EvaluationFactory(title_sv="nej", reported=True), Outcome.NOT_RECOMMENDED)
    EvaluationFactory(title_sv="pågår", state=EvaluationState.TEST)
    year = f"y{report.evaluation.published_at.year}"

    asked = [{"lage": "reported"}, {"slutsats": "recommended"}, {"omrade": "OMR02"}, {"kommun": "0880"}, {"ar": year}]
    shown = [sorted(found(client, **one)) for one in asked]

    assert shown == [["ja", "nej"], ["ja"], ["ja"], ["ja"], ["ja", "nej"]]


def test_search_finds_the_words_of_the_newest_report_and_forgets_them_when_it_is_taken_down(client):
    report = publish(EvaluationFactory(title_sv="Natt", reported=True), Outcome.RECOMMENDED, short="Zebrakrokodil sov.")
    before = found(client, q="zebrakrokodil")

    TakeDown.objects.create(evaluation=report.evaluation, legal_ground="Dom", notice="Nedtagen.")

    document = EvaluationSearch.objects.get()
    assert (before, found(client, q="zebrakrokodil")) == (["Natt"], [])
    assert (document.told_sv, "recommended" in document.facets) == ("", False)
    assert not SearchWord.objects.filter(word="zebrakrokodil").exists()
    assert found(client, q="natt") == ["Natt"]


def test_evaluation_that_few_may_read_has_no_document():
    EvaluationFactory()

    assert not EvaluationSearch.objects.exists()


def test_document_goes_with_its_evaluation():
    evaluation = EvaluationFactory(state=EvaluationState.PLAN_FROZEN)

    evaluation.needs.clear()
    Evaluation.objects.filter(pk=evaluation.pk).delete()

    assert not EvaluationSearch.objects.exists()


def test_results_of_others_are_in_no_number_search_or_verdict_of_evaluations(client):
    ExternalResultFactory(title_sv="Zebrakrokodil")

    listing = client.get(reverse("evaluations:list")).context["listing"]
    assert (listing.total, found(client, q="zebrakrokodil")) == (0, [])
    page = client.get(reverse("evaluations:external")).content.decode()
    assert "inte utvärderat här" in page
    assert "Zebrakrokodil" in page


def test_results_of_others_are_loaded_once_with_what_speaks_against_them(client):
    MunicipalityFactory(scb_code="0885")

    assert (load_published(), load_published()) == (17, 0)
    assert ExternalResult.objects.filter(unfavourable="ja").count() == 2
    result = ExternalResult.objects.filter(unfavourable="ja").first()
    page = client.get(reverse("evaluations:external_detail", args=[result.slug])).content.decode()
    assert "Ogynnsamt" in page
    assert result.source.split(" | ")[0].split("?")[0] in page


def test_externalresult_has_source():
    with pytest.raises(IntegrityError, match="externalresult_has_source"), transaction.atomic():
        ExternalResultFactory(source="")


def test_api_tells_the_report_as_published_and_nothing_of_what_was_taken_down(client):
    report = publish(EvaluationFactory(slug="natt", reported=True), Outcome.RETEST)
    shown = client.get("/api/v1/evaluations/natt").json()
    row = client.get("/api/v1/evaluations?verdict=retest").json()["items"][0]

    TakeDown.objects.create(evaluation=report.evaluation, legal_ground="Dom", notice="Nedtagen.")

    after = client.get("/api/v1/evaluations/natt").json()
    assert shown["report"] == json.loads(report.document)
    assert (shown["report_checksum"], row["verdict"]) == (report.checksum, "retest")
    assert (after["report"], after["verdict"], after["is_taken_down"]) == (None, None, True)


def test_api_has_nothing_of_a_plan_that_is_not_settled(client):
    EvaluationFactory(slug="plan", state=EvaluationState.PLANNING)

    assert client.get("/api/v1/evaluations/plan").status_code == 404
    assert client.get("/api/v1/evaluations").json()["items"] == []


def test_fields_are_exported_or_excluded_for_a_reason():
    fields = {field.name for field in (*Evaluation._meta.concrete_fields, *Evaluation._meta.many_to_many)}
    carried = set().union(*[column.carries for column in EVALUATIONS.columns]) | TOLD

    assert (fields - carried, carried - fields) == (set(EXCLUDED), set())
    assert all(EXCLUDED.values())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_headings_tell_the_columns_apart(language):
    with override(language):
        assert len(set(EVALUATIONS.heads)) == len(EVALUATIONS.columns)


def test_search_of_the_one_door_finds_for_a_person_what_it_finds_for_all():
    EvaluationFactory(title_sv="Zebrakrokodil")

    assert not EvaluationFilter(QueryDict("q=zebrakrokodil")).unpublished(StaffFactory()).exists()
