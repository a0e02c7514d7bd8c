"""The page of figures: for those who measure and judge, with the state they are in and the way to compute them anew."""

import pytest
from django.urls import reverse

from testbeds.evaluation_states import AnalysisState, EvaluationState
from testbeds.models import Analysis
from testbeds.statistics import working
from tests.factories.evaluations import RoleFactory
from tests.testbeds.statistics.measured import BASELINE, TEST, measured

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(client):
    def of(evaluation):
        client.force_login(RoleFactory(evaluation=evaluation).user)
        return client

    return of


def page_of(client, evaluation):
    return client.get(reverse("evaluations:results", args=[evaluation.slug])).content.decode()


def test_page_shows_the_figures_and_what_made_them(lead):
    evaluation = measured()
    working.work_off()

    page = page_of(lead(evaluation), evaluation)

    for text in ["−8,5", "−7,25", "−11,0 till −3,0 (96,1 %)", "p = 0,0078", "Troligen bättre", "scipy 1."]:
        assert text in page
    assert evaluation.participants.first().code not in page


def test_page_of_five_pairs_has_no_p(lead):
    evaluation = measured(BASELINE[:5], TEST[:5])
    working.work_off()

    page = page_of(lead(evaluation), evaluation)

    assert "p = " not in page
    assert "0,06" not in page


def test_page_says_when_values_have_changed_since(lead):
    evaluation = measured()
    working.work_off()
    evaluation.data_changed()

    assert "Värden har ändrats sedan dess" in page_of(lead(evaluation), evaluation)


def test_page_says_what_went_wrong_and_nothing_of_what_was_read(lead, monkeypatch):
    evaluation = measured()
    monkeypatch.setattr(working, "results_of", lambda series: [][0])
    working.work_off()

    assert "IndexError" in page_of(lead(evaluation), evaluation)


def test_button_asks_once_however_often(lead):
    evaluation = measured()
    client = lead(evaluation)

    for _time in range(2):
        client.post(reverse("evaluations:analyse", args=[evaluation.slug]))

    assert [analysis.state for analysis in Analysis.objects.all()] == [AnalysisState.WAITING]
    assert "Siffrorna räknas ut" in page_of(client, evaluation)


def test_button_before_the_test_is_over_says_no(lead):
    evaluation = measured()
    evaluation.state = EvaluationState.TEST
    evaluation.save()
    client = lead(evaluation)

    answer = client.post(reverse("evaluations:analyse", args=[evaluation.slug]), follow=True).content.decode()

    assert "Siffrorna räknas ut när testet är över." in answer
    assert not Analysis.objects.exists()
