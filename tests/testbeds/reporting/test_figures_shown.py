"""The figures that every channel shows, and those that none does: page, files and the document itself."""

import csv
import io
import json
import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from testbeds.evaluation_states import Group, Instrument
from testbeds.models import Analysis
from testbeds.reporting import exporting
from testbeds.statistics.working import take_one
from tests.factories import MeasureFactory, NeedFactory, ObservationFactory, QuestionnaireFactory
from tests.factories.evaluations import ParticipantCodeFactory
from tests.testbeds.reporting.situations import BASELINE, TEST, judged, published, published_of, settled_plan
from tests.testbeds.statistics.measured import measured, observed

pytestmark = pytest.mark.django_db


def read(client, name, evaluation):
    answer = client.get(reverse(f"evaluations:{name}", args=[evaluation.slug]))
    return b"".join(answer).decode("utf-8-sig") if answer.streaming else answer.content.decode()


def words(page):
    return re.sub(r"\s+", " ", strip_tags(page).replace("\xa0", " "))


def primary(client, evaluation):
    return json.loads(read(client, "json", evaluation))["document"]["results"]["measures"][0]


def test_eight_pairs_are_told_alike_on_the_page_and_to_machines(client):
    evaluation = published_of()

    paired = primary(client, evaluation)["paired"]
    page = words(read(client, "detail", evaluation))

    interval = paired["interval"]
    assert (paired["median"], paired["hodges_lehmann"], interval["low"], interval["high"]) == (-8.5, -7.25, -11, -3)
    assert (round(interval["level"], 3), round(paired["p"], 4)) == (0.961, 0.0078)
    assert [told in page for told in ("−8,5", "−7,25", "96,1", "0,0078")] == [True] * 4


def test_five_pairs_are_told_without_p_in_every_channel(client):
    evaluation = published_of(BASELINE[:5], TEST[:5])

    texts = [read(client, name, evaluation) for name in ("detail", "json", "csv")]

    assert "p" not in primary(client, evaluation)["paired"]
    assert not any(re.search(r'"p":|\bp [=<] ', text) for text in texts)


def test_values_are_told_without_codes_and_dates(client):
    evaluation = published_of()

    rows = list(csv.reader(io.StringIO(read(client, "csv", evaluation)), delimiter=";"))

    assert rows[0] == ["rad", "fas", "mått", "enhet", "värde"]
    pairs = {row[0]: {} for row in rows[1:]}
    for number, phase, _measure, _unit, value in rows[1:]:
        pairs[number][phase] = value
    assert sorted(pairs) == [str(number) for number in range(1, 9)]
    told = sorted((int(pair["baslinje"]), int(pair["test"])) for pair in pairs.values())
    assert told == sorted(zip(BASELINE, TEST, strict=True))


def test_fewer_than_five_pairs_cannot_be_put_together_from_the_table(client):
    """Six have a value before and six others after, besides the four who have both."""
    evaluation = published()
    measure = evaluation.plan.measures.get()
    for before, after in [(40, 35)] * 4 + [(42, None)] * 6 + [(None, 33)] * 6:
        observed(measure, before, after)

    rows = list(csv.reader(io.StringIO(read(client, "csv", evaluation)), delimiter=";"))[1:]

    numbers = {phase: {row[0] for row in rows if row[1] == phase} for phase in ("baslinje", "test")}
    together = {str(number) for number in range(1, 11)}
    assert numbers == {"baslinje": together, "test": together}


def test_row_numbers_of_the_table_cannot_be_worked_out_from_what_is_public(client, settings):
    evaluation = published_of()
    values = list(exporting.values_of(evaluation, exporting.groups_of(evaluation)))
    settings.SECRET_KEY = "another" * 8

    others = list(exporting.values_of(evaluation, exporting.groups_of(evaluation)))

    assert values != others


def test_values_that_fewer_than_five_have_are_not_in_the_table(client):
    evaluation = published()
    for participant in ParticipantCodeFactory.create_batch(4, evaluation=evaluation):
        ObservationFactory(measure=evaluation.plan.measures.get(), participant=participant, value=777)

    text = read(client, "csv", evaluation)

    assert text == "rad;fas;mått;enhet;värde\r\n"


def answered_by(evaluation, group, number):
    questionnaire = QuestionnaireFactory(evaluation=evaluation, instrument=Instrument.STAFF)
    for _place in range(number):
        participant = ParticipantCodeFactory(evaluation=evaluation, group=group)
        questionnaire.responses.create(participant=participant, answers=[5, 5, 5, 5, 5])
    questionnaire.closed_at = evaluation.created_at
    questionnaire.save()


def test_seven_of_eight_are_told_with_their_interval_and_a_group_of_four_is_not_broken_out(client):
    evaluation = measured()
    share = MeasureFactory(
        plan=evaluation.plan, number=2, name="Skulle rekommendera", kind="yes_no", is_primary=False, worthwhile=None
    )
    for value in [1] * 7 + [0]:
        observed(share, after=value)
    answered_by(evaluation, Group.STAFF, 8)
    answered_by(evaluation, Group.RELATIVE, 4)
    settled_plan(evaluation)
    Analysis.objects.create(evaluation=evaluation, seed=7)
    take_one()
    evaluation = published(_drafting(judged(evaluation)))

    page = words(read(client, "detail", evaluation))
    told = json.loads(read(client, "json", evaluation))["document"]["results"]

    found = told["measures"][1]["share"]
    assert (found["n"], round(found["share"], 2)) == (8, 0.88)
    assert [round(found["interval"][end], 2) for end in ("low", "high")] == [0.53, 0.98]
    assert [said in page for said in ("88 %", "53", "98 %")] == [True] * 3
    groups = [group["group"] for instrument in told["instruments"] for group in instrument["groups"]]
    assert Group.RELATIVE not in groups


def _drafting(evaluation):
    type(evaluation).objects.filter(pk=evaluation.pk).update(state="drafting")
    return type(evaluation).objects.get(pk=evaluation.pk)


def test_need_that_its_owner_keeps_is_told_in_no_channel(client):
    evaluation = published()
    evaluation.needs.set(
        [NeedFactory(title_sv="Hemligt behov", visibility="owner", state="confirmed", published_at=None)]
    )

    texts = [read(client, name, evaluation) for name in ("detail", "json")]

    assert not any("Hemligt" in text for text in texts)
