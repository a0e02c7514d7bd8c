"""The pages where values, codes, incidents and weeks are written, as those who lead meet them."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from testbeds.evaluation_states import EvaluationState, Part, Phase, ValueSource
from testbeds.models import Incident, Observation, ValuesFile
from tests.factories import ObservationFactory
from tests.testbeds.collecting.situations import WORKED_BEFORE, collecting, lead_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(client):
    evaluation, measure, people = collecting()
    client.force_login(lead_of(evaluation))
    return evaluation, measure, people


def at(page, evaluation, *args):
    return reverse(f"evaluations:{page}", args=[evaluation.slug, *args])


def quick(evaluation, measure):
    return f"{at('quick', evaluation)}?measure={measure.pk}&phase=baseline"


def entry(code, value, **said):
    return {"code": code, "value": value, "on": f"{timezone.localdate():%Y-%m-%d}", **said}


def test_quick_entry_saves_stays_at_its_address_and_can_be_undone(client, scene):
    evaluation, measure, _people = scene
    here = quick(evaluation, measure)

    saved = client.post(here, entry("k001", "42,5"))
    value = Observation.objects.get()
    page = client.get(here).content.decode()
    client.post(here, {"move": "undo", "value": value.pk})

    assert (saved.status_code, saved.url) == (302, here)
    assert (value.value, value.source, value.phase) == (Decimal("42.5"), ValueSource.QUICK, Phase.BASELINE)
    assert "K001: 42,5" in page
    assert Observation.objects.count() == 0


def test_quick_entry_asks_about_a_value_far_from_the_others_without_losing_it(client, scene):
    evaluation, measure, people = scene
    for value in WORKED_BEFORE:
        ObservationFactory(measure=measure, participant=people["K001"], on=date(2026, 3, 2), value=value)
    here, count = quick(evaluation, measure), len(WORKED_BEFORE)

    asked = client.post(here, entry("K002", "425"))
    sure = asked.context["form"].sure
    after_asking = Observation.objects.count()
    client.post(here, entry("K002", "4250", sure=sure))
    after_another = Observation.objects.count()
    client.post(here, entry("K002", "425", sure=sure))

    assert 'value="425"' in asked.content.decode()
    assert (after_asking, after_another, Observation.objects.count()) == (count, count, count + 1)


def test_quick_entry_offers_the_codes_that_lack_a_value(client, scene):
    evaluation, measure, people = scene
    ObservationFactory(measure=measure, participant=people["K001"])

    page = client.get(quick(evaluation, measure))

    assert list(page.context["left"]) == ["K002"]


@pytest.mark.parametrize("told", ["811218-9876", "070-123 45 67", "anna@kommun.example"])
def test_note_that_points_somebody_out_is_refused_and_not_shown_again(client, scene, told):
    evaluation, measure, _people = scene

    answer = client.post(
        at("value_add", evaluation),
        entry("K001", "42", measure=measure.pk, phase="baseline", note=f"Fråga {told}."),
    )

    assert list(answer.context["form"].errors) == ["note"]
    assert told not in answer.content.decode()
    assert Observation.objects.count() == 0


def test_incident_that_seems_to_name_somebody_is_asked_about_and_then_kept(client, scene):
    evaluation, _measure, _people = scene
    said = {"happened_on": "2026-03-02", "severity": "1", "description": "Anna Svensson såg att den stod still."}

    asked = client.post(at("incident_add", evaluation), said)
    before = Incident.objects.count()
    client.post(at("incident_add", evaluation), said | {"sure": asked.context["form"].sure})

    assert (before, Incident.objects.count()) == (0, 1)


def test_incident_stops_the_test_where_its_box_is_ticked(client, scene):
    evaluation, _measure, _people = scene
    said = {"happened_on": "2026-03-02", "severity": "4", "description": "Den slutade larma.", "stops_test": "on"}

    client.post(at("incident_add", evaluation), said)

    evaluation.refresh_from_db()
    assert (evaluation.state, Incident.objects.get().stops_test) == (EvaluationState.STOPPED, True)


def test_completeness_is_renewed_as_the_part_of_the_page_that_it_is(client, scene):
    evaluation, measure, people = scene
    ObservationFactory(measure=measure, participant=people["K001"])

    page = client.get(at("values", evaluation)).content.decode()
    fragment = client.get(at("values", evaluation), headers={"HX-Request": "true"}).content.decode()

    assert fragment.strip() in page
    assert 'hx-trigger="every 30s"' in fragment
    assert "50 %" in fragment


def test_values_cost_as_many_statements_for_one_as_for_many(client, scene, django_assert_num_queries):
    evaluation, measure, people = scene
    ObservationFactory(measure=measure, participant=people["K001"])
    client.get(at("values", evaluation))
    with CaptureQueriesContext(connection) as for_one:
        client.get(at("values", evaluation))
    for value in WORKED_BEFORE:
        ObservationFactory(measure=measure, participant=people["K001"], value=value)

    with django_assert_num_queries(len(for_one)):
        client.get(at("values", evaluation))


def test_file_is_tried_shown_and_approved(client, scene):
    evaluation, _measure, _people = scene
    content = b"Kod;Datum;Tid per pass\r\nK001;2026-03-02;42,5\r\n"
    upload = {"phase": "baseline", "file": SimpleUploadedFile("tider.csv", content)}

    tried = client.post(at("values_file", evaluation), upload)
    before = Observation.objects.count()
    shown = client.get(tried.url.partition("#")[0])
    client.post(at("values_file_tried", evaluation, ValuesFile.objects.get().key), {"move": "approve"})

    assert shown.context["sums"] == [["Tid per pass", 1]]
    assert (before, Observation.objects.get().value) == (0, Decimal("42.5"))


def test_file_with_faults_lists_them_and_leaves_the_page_as_it_was(client, scene):
    evaluation, _measure, _people = scene
    content = b"Kod;Datum;Tid per pass\r\nXX99;2026-03-02;42,5\r\n"

    page = client.post(
        at("values_file", evaluation), {"phase": "baseline", "file": SimpleUploadedFile("x.csv", content)}
    )

    assert page.context["problems"] == [(2, "Kod", "Koden finns inte i utvärderingen.")]
    assert (Observation.objects.count(), ValuesFile.objects.count()) == (0, 0)


def test_template_has_a_row_for_each_code_and_is_read_back(client, scene):
    evaluation, _measure, _people = scene

    lines = client.get(at("values_template_csv", evaluation)).getvalue().decode("utf-8-sig").splitlines()

    assert lines == [
        "Kod;Enhet;Datum;Tid per pass;Anteckning",
        "K001;Avdelning A;;;",
        "K002;Avdelning A;;;",
    ]


def test_supplier_reads_neither_values_nor_incidents(client):
    evaluation, _measure, _people = collecting(EvaluationState.TEST)
    client.force_login(lead_of(evaluation, Part.SUPPLIER))

    answers = [
        client.get(at(page, evaluation)).status_code for page in ("values", "participants", "incidents", "weeks")
    ]

    assert answers == [403] * 4
