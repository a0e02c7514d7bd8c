"""Answering without an account, and the pages of those who lead."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from testbeds.evaluation_states import EvaluationState, Instrument, Moment, Part, Phase
from testbeds.instruments import answering, costs, opening
from testbeds.views.instruments import answering as pages
from tests.factories import UserFactory
from tests.factories.evaluations import EvaluationFactory, ParticipantCodeFactory, QuestionnaireFactory, RoleFactory

pytestmark = pytest.mark.django_db

ALL_FIVE = {f"question_{number}": "5" for number in range(1, 6)}


@pytest.fixture
def evaluation():
    evaluation = EvaluationFactory(state=EvaluationState.TEST)
    ParticipantCodeFactory(evaluation=evaluation, code="K001")
    return evaluation


@pytest.fixture
def questionnaire(evaluation):
    cache.clear()
    return QuestionnaireFactory(evaluation=evaluation, instrument=Instrument.STAFF)


@pytest.fixture
def lead(client, evaluation):
    role = RoleFactory(evaluation=evaluation)
    client.force_login(role.user)
    return role.user


def address(page, questionnaire):
    return reverse(f"evaluations:{page}", args=[questionnaire.token])


def posted(client, questionnaire, page="answer", **said):
    return client.post(address(page, questionnaire), {"code": "k001", **said})


def test_answers_are_asked_for_behind_the_code_and_kept(client, questionnaire):
    asked = posted(client, questionnaire)
    thanked = client.post(
        address("answer", questionnaire), {"code": "K001", "answer": "1", **ALL_FIVE, "question_2": "0"}, follow=True
    )

    assert "Jag litar på tjänsten." in asked.content.decode()
    assert thanked.redirect_chain == [(address("answer_done", questionnaire), 302)]
    assert questionnaire.responses.get().answers == [5, None, 5, 5, 5]
    assert "K001" not in thanked.content.decode()


@pytest.mark.parametrize("page", ["answer", "tablet"])
def test_answering_is_kept_by_no_browser_and_sets_no_cookie_but_that_of_the_form(client, questionnaire, page):
    response = client.get(address(page, questionnaire))

    assert "no-store" in response["Cache-Control"]
    assert set(response.cookies) <= {"csrftoken"}
    assert "question_1" not in response.content.decode()


def test_tablet_comes_back_to_the_code_with_nothing_left(client, questionnaire):
    response = posted(client, questionnaire, "tablet", answer="1", **ALL_FIVE, comment="Nattpasset blev lugnare.")

    again = client.get(response.url).content.decode()

    assert response.url == address("tablet", questionnaire) + "?next=1"
    assert "Lämna över till nästa person" in again
    assert "Nattpasset" not in again
    assert "K001" not in again.upper()


def test_second_answer_is_refused_without_showing_the_first(client, questionnaire):
    answering.answer(questionnaire, "K001", [1, 2, 3, 4, 5], comment="Hemligt ord.")

    again = posted(client, questionnaire, answer="1", **ALL_FIVE).content.decode()

    assert "redan besvarade" in again
    assert "Hemligt" not in again
    assert questionnaire.responses.get().answers == [1, 2, 3, 4, 5]


def test_question_left_out_is_told_beside_it_and_the_rest_is_kept(client, questionnaire):
    response = posted(client, questionnaire, answer="1", question_1="4", comment="Bra stöd.")

    form = response.context["form"]
    assert list(form.errors) == [f"question_{number}" for number in range(2, 6)]
    assert (form["question_1"].value(), form["comment"].value()) == ("4", "Bra stöd.")
    assert questionnaire.responses.count() == 0


def test_answers_of_nothing_are_refused(client, questionnaire):
    response = posted(client, questionnaire, answer="1", **dict.fromkeys(ALL_FIVE, "0"))

    assert response.context["form"].non_field_errors() == ["Svara på minst en fråga."]


@pytest.mark.parametrize("found", ["811218-9876", "070-174 06 05", "anna@kommun.example"])
def test_comment_that_somebody_can_be_found_by_is_refused_and_not_shown_again(client, questionnaire, found):
    response = posted(client, questionnaire, answer="1", **ALL_FIVE, comment=f"Ring {found}")

    assert list(response.context["form"].errors) == ["comment"]
    assert found not in response.content.decode()
    assert questionnaire.responses.count() == 0


def test_comment_with_a_name_is_not_said_to_name_nobody(client, questionnaire):
    said = {"answer": "1", **ALL_FIVE, "comment": "Fråga Anna Andersson."}

    refused = posted(client, questionnaire, **said, may_quote="on")
    posted(client, questionnaire, **said)

    assert list(refused.context["form"].errors) == ["may_quote"]
    assert questionnaire.responses.get().may_quote is False


def test_codes_cannot_be_guessed_without_end(client, questionnaire, monkeypatch):
    monkeypatch.setattr(pages, "CODES_PER_HOUR", 2)
    answers = [posted(client, questionnaire, code=f"X{number}").context["code"].errors["code"] for number in range(3)]

    assert ["Koden stämmer inte" in told[0] for told in answers] == [True, True, False]
    assert "Vänta en timme" in answers[2][0]


def test_closed_questions_say_so_and_ask_for_nothing(client, questionnaire):
    opening.close(questionnaire)

    response = client.get(address("answer", questionnaire)).content.decode()

    assert "Enkäten är stängd" in response
    assert "<form" not in response


def test_easy_questions_are_marked_as_another_instrument(client, evaluation):
    easy = QuestionnaireFactory(evaluation=evaluation, instrument=Instrument.SUS_EASY)

    assert "Anpassad, ej jämförbar" in posted(client, easy).content.decode()


def test_questions_are_asked_in_english_under_the_prefix(client, questionnaire):
    path = f"/en/answer/{questionnaire.token}/"

    assert "I trust the service." in client.post(path, {"code": "K001"}).content.decode()


def test_lead_lays_out_questions_and_sees_how_many_have_answered(client, lead, evaluation):
    page = reverse("evaluations:questionnaires", args=[evaluation.slug])
    client.post(page, {"instrument": "sus", "phase": "test"})
    questionnaire = evaluation.questionnaires.get()
    answering.answer(questionnaire, "K001", [3] * 10)

    shown = client.get(page).content.decode()
    again = client.post(page, {"instrument": "sus", "phase": "test"})

    assert "1 svar av 1 koder" in shown
    assert address("tablet", questionnaire) in shown
    assert "inte en publicerad och validerad" in shown
    assert "redan öppna" in again.context["form"].errors["instrument"][0]


def test_poster_shows_the_link_as_a_picture(client, lead, questionnaire):
    shown = client.get(reverse("evaluations:poster", args=[questionnaire.evaluation.slug, questionnaire.pk]))

    assert address("answer", questionnaire) in shown.content.decode()
    assert "data:image/svg+xml;base64," in shown.content.decode()


def test_links_are_for_those_who_lead(client, evaluation):
    role = RoleFactory(evaluation=evaluation, part=Part.ASSESSOR)
    client.force_login(role.user)

    assert client.get(reverse("evaluations:questionnaires", args=[evaluation.slug])).status_code == 403


def test_readiness_is_said_by_one_and_agreed_on_by_another(client, lead, evaluation):
    page = reverse("evaluations:readiness", args=[evaluation.slug])
    client.post(page, {"move": "before", "before-level": "6", "before-evidence": "Ett år i drift."})
    own = client.post(page, {"move": "agree-before", "level": "6"}, follow=True)
    assessor = RoleFactory(evaluation=evaluation, part=Part.ASSESSOR).user
    client.force_login(assessor)

    client.post(page, {"move": "agree-before", "level": "6"})

    assert "Någon annan måste instämma" in own.content.decode()
    assert evaluation.readiness.get(moment=Moment.BEFORE).agreed_by == assessor
    assert client.post(page, {"move": "before", "before-level": "9"}).status_code == 403


def test_complexity_and_costs_are_kept_and_shown_to_those_who_judge(client, lead, evaluation):
    told = {"complexity": {"technology": "complex"}, "costs": {"licence": "129,50", "avoided": "20"}}
    for page, said in told.items():
        client.post(reverse(f"evaluations:{page}", args=[evaluation.slug]), said)
    client.force_login(RoleFactory(evaluation=evaluation, part=Part.ASSESSOR).user)

    shown = [client.get(reverse(f"evaluations:{page}", args=[evaluation.slug])) for page in told]

    assert "<dt>Tekniken</dt><dd>Komplext</dd>" in shown[0].content.decode()
    assert "129,50" in shown[1].content.decode()
    assert [response.context["form"] for response in shown] == [None, None]
    assert costs.total(evaluation).avoided == 20


@pytest.mark.parametrize(
    ("page", "first", "later"),
    [
        ("complexity", {"technology": "complex"}, {"technology": "simple"}),
        ("costs", {"licence": "129,50"}, {"licence": "90"}),
        (
            "readiness",
            {"before-level": "6", "before-evidence": "I drift."},
            {"before-level": "9", "before-evidence": "Ja."},
        ),
    ],
)
def test_what_another_saved_meanwhile_is_shown_beside_what_was_typed(client, lead, evaluation, page, first, later):
    url = reverse(f"evaluations:{page}", args=[evaluation.slug])
    seen = _seen(client.get(url).context)
    client.post(url, {**first, "move": "before"})

    answer = client.post(url, {**later, **seen, "move": "before"})

    assert answer.status_code == 200
    assert "Två olika svar" in answer.content.decode()
    assert next(iter(later.values())) in answer.content.decode()
    saved = {"complexity": evaluation.complexity, "costs": evaluation.costs, "readiness": evaluation.readiness}[page]
    assert str(getattr(saved.get(), "amount" if page == "costs" else "level")) in ("complex", "129.50", "6")


def _seen(context):
    form = context["form"] or context["parts"][0]["form"]
    return {form["seen"].html_name: form["seen"].value()}


def test_amount_that_nobody_changed_is_no_second_answer(client, lead, evaluation):
    url = reverse("evaluations:costs", args=[evaluation.slug])
    client.post(url, {"licence": "129,50"})
    page = client.get(url)
    client.post(url, {"licence": "129,50", "integration": "8"})

    answer = client.post(url, {"licence": "129,5", "integration": "8,00", **_seen(page.context)})

    assert answer.status_code == 302


def test_supplier_reads_neither_readiness_nor_costs(client, evaluation):
    client.force_login(RoleFactory(evaluation=evaluation, part=Part.SUPPLIER, user=UserFactory()).user)

    for page in ["readiness", "complexity", "costs", "questionnaires"]:
        assert client.get(reverse(f"evaluations:{page}", args=[evaluation.slug])).status_code == 403


def test_list_of_questionnaires_costs_the_same_for_one_and_three(client, lead, evaluation, django_assert_num_queries):
    page = reverse("evaluations:questionnaires", args=[evaluation.slug])
    QuestionnaireFactory(evaluation=evaluation, phase=Phase.BASELINE)
    client.get(page)

    with django_assert_num_queries(8):
        client.get(page)
    QuestionnaireFactory(evaluation=evaluation)
    QuestionnaireFactory(evaluation=evaluation, phase=Phase.FOLLOW_UP)
    with django_assert_num_queries(8):
        client.get(page)
