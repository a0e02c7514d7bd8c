"""The questions on paper, for the meeting of a ward."""

import pytest
from django.urls import reverse

from tests.factories import NeedFactory
from tests.testbeds.views.written import draft_of

pytestmark = pytest.mark.django_db


def test_form_on_paper_asks_the_questions_of_the_screen(client):
    response = client.get(reverse("needs:form"))

    asked = [question["field"].name for _heading, part in response.context["parts"] for question in part]
    assert (response.status_code, asked[:2], len(asked)) == (200, ["title_sv", "problem_sv"], 24)


def test_form_on_paper_holds_the_draft_of_ones_own_and_nobody_elses(client, town):
    draft = draft_of(town, title_sv="Lugnare nätter", consequences="Fler fall.")

    page = reverse("needs:form")

    assert "Fler fall." in client.get(page, {"need": draft.slug}).text
    assert client.get(page, {"need": NeedFactory(draft=True).slug}).status_code == 404
