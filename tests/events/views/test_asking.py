import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.forms.asking import AskForm
from events.models import Question
from events.states import QuestionKind
from tests.factories import AnswerFactory, EventFactory, QuestionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def staff(client):
    client.force_login(UserFactory(staff=True))


@pytest.fixture
def event():
    return EventFactory()


def page(name, event, *numbers):
    return reverse(f"events:{name}", args=[event.slug, *numbers])


def said(**changes):
    said = {"kind": "choice", "label_sv": "Äter du?", "options_sv": "Ja\r\n\r\n Nej \r\n", "is_required": "on"}
    return {**said, **changes}


def test_question_is_written_with_one_choice_on_each_line(client, event):
    client.post(page("question_add", event), said(label_en="Do you eat?", options_en="Yes\nNo"))

    question = event.questions.get()
    assert (question.kind, question.options_sv, question.options_en) == ("choice", ["Ja", "Nej"], ["Yes", "No"])
    assert question.is_required


def test_question_depends_on_a_choice_of_an_earlier_one(client, event):
    lunch = QuestionFactory(event=event, choice=True, place=1)

    client.post(page("question_add", event), said(kind="text", condition=f"{lunch.pk}-1"))

    question = event.questions.last()
    assert (question.asked_if, question.asked_if_option, question.options_sv) == (lunch, 1, [])


def test_question_stops_depending_on_another(client, event):
    lunch = QuestionFactory(event=event, choice=True, place=1)
    course = QuestionFactory(event=event, asked_if=lunch, asked_if_option=1, place=2)

    client.post(page("question", event, course.pk), said(kind="text", condition=""))

    course.refresh_from_db()
    assert (course.asked_if, course.asked_if_option) == (None, None)


def test_question_depends_on_none_that_comes_later_or_has_no_choices(event):
    _words, first, later = (QuestionFactory(event=event, choice=n > 0, place=n) for n in range(3))

    form = AskForm(instance=first)

    assert (form.earlier, "condition" in form.fields) == ([], False)
    assert AskForm(instance=later).earlier == [first]


@pytest.mark.parametrize(
    ("changes", "faulty"),
    [
        ({"options_sv": "Ja"}, ["options_sv"]),
        ({"options_sv": "Ja\nJa"}, ["options_sv"]),
        ({"options_sv": "\n".join(map(str, range(21)))}, ["options_sv"]),
        ({"options_sv": f"Ja\n{'Nej' * 50}"}, ["options_sv"]),
        ({"options_en": "Yes"}, ["options_en"]),
        ({"label_en": "Do you eat?"}, ["options_en"]),
        ({"label_sv": ""}, ["label_sv"]),
        ({"kind": "egg"}, ["kind"]),
        ({"condition": "7-1"}, ["condition"]),
    ],
)
def test_question_that_cannot_be_asked_is_told_at_the_field(event, changes, faulty):
    QuestionFactory(event=event, choice=True, place=0)

    form = AskForm(said(**changes), instance=Question(event=event))

    assert list(form.errors) == faulty


def test_question_without_choices_forgets_what_was_typed_as_choices(event):
    form = AskForm(said(kind="number"), instance=Question(event=event))

    assert form.is_valid()
    assert form.instance.options_sv == []


@pytest.mark.parametrize(
    ("lines", "is_right"),
    [("Ja\nNej\nKanske", True), ("Japp\nNej", True), ("Nej\nJa", False), ("Ja", False), ("Kanske\nJa\nNej", False)],
)
def test_choices_keep_their_places_once_somebody_has_answered(event, lines, is_right):
    question = AnswerFactory(question__event=event, question__choice=True, question__label_en="", value=0).question
    Question.objects.update(options_en=[])
    question.refresh_from_db()

    form = AskForm(said(options_sv=lines), instance=question)

    assert form.is_valid() == is_right


def test_kind_stays_once_somebody_has_answered(client, event):
    question = AnswerFactory(question__event=event).question

    client.post(page("question", event, question.pk), said())

    question.refresh_from_db()
    assert (question.kind, question.label_sv) == (QuestionKind.TEXT, "Äter du?")


def test_questions_change_places_by_a_button(client, event):
    first, second = QuestionFactory(event=event, place=1), QuestionFactory(event=event, place=2)

    client.post(page("questions", event), {"move": "up", "question": second.pk})

    assert list(event.questions.all()) == [second, first]


def test_question_that_cannot_move_says_why(client, event):
    first = QuestionFactory(event=event, choice=True, place=1)
    QuestionFactory(event=event, asked_if=first, asked_if_option=0, place=2)

    response = client.post(page("questions", event), {"move": "down", "question": first.pk}, follow=True)

    assert "En fråga står efter den fråga som den beror på." in response.content.decode()


def test_removing_says_first_how_many_answers_go(client, event):
    first = QuestionFactory(event=event, choice=True)
    second = QuestionFactory(event=event, asked_if=first, asked_if_option=0, label_sv="Vad äter du?")
    AnswerFactory(question=first, value=0), AnswerFactory(question=second)
    address = page("question_remove", event, first.pk)

    asked = client.get(address).content.decode()
    assert event.questions.count() == 2
    client.post(address)

    assert ["2 svar försvinner med den." in asked, "Vad äter du?" in asked] == [True, True]
    assert event.questions.count() == 0


def test_question_of_another_event_is_not_found(client, event):
    other = QuestionFactory()

    answers = [client.get(page(name, event, other.pk)).status_code for name in ["question", "question_remove"]]

    assert answers == [404, 404]


def test_questions_page_asks_the_same_for_one_question_and_for_three(client, event):
    def statements():
        client.get(page("questions", event))
        with CaptureQueriesContext(connection) as asked:
            client.get(page("questions", event))
        return len(asked)

    first = QuestionFactory(event=event, choice=True, place=0)
    QuestionFactory(event=event, asked_if=first, asked_if_option=0)
    for_two = statements()
    for _ in range(3):
        AnswerFactory(question=QuestionFactory(event=event, asked_if=first, asked_if_option=0))

    assert statements() == for_two


def test_question_changed_by_a_colleague_meanwhile_is_not_overwritten(event):
    question = QuestionFactory(event=event, choice=True, label_en="", options_en=[])
    seen = AskForm(instance=question)["seen"].value()
    Question.objects.update(label_sv="Äter du lunch?")
    question.refresh_from_db()

    form = AskForm(said(label_sv="Äter ni?", options_sv="Ja\nNej", seen=seen), instance=question)

    assert not form.is_valid()
    assert [conflict.name for conflict in form.conflicts] == ["label_sv"]
