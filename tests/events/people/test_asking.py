import pytest
from django.db import IntegrityError

from arena.shared.errors import Refused
from events.models import Question
from events.people import asking
from events.states import QuestionKind
from tests.factories import AnswerFactory, EventFactory, QuestionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory()


def order(event):
    return list(event.questions.values_list("pk", flat=True))


def test_new_question_comes_last(event):
    first = QuestionFactory(event=event, place=7)

    asking.save(new := QuestionFactory.build(event=event, place=1))

    assert order(event) == [first.pk, new.pk]


def test_questions_change_places(event):
    first, second, third = (QuestionFactory(event=event, place=1) for _ in range(3))

    asking.move(third, -1)
    asking.move(first, -1)

    assert order(event) == [first.pk, third.pk, second.pk]


@pytest.mark.parametrize(("which", "steps"), [(0, 1), (1, -1)])
def test_question_stays_after_the_one_it_depends_on(event, which, steps):
    first = QuestionFactory(event=event, choice=True, place=1)
    second = QuestionFactory(event=event, asked_if=first, asked_if_option=0, place=2)

    with pytest.raises(Refused):
        asking.move([first, second][which], steps)

    assert order(event) == [first.pk, second.pk]


def test_question_goes_with_its_answers_and_with_what_depends_on_it(event):
    first = QuestionFactory(event=event, choice=True)
    second = QuestionFactory(event=event, choice=True, asked_if=first, asked_if_option=0)
    third = QuestionFactory(event=event, asked_if=second, asked_if_option=1)
    AnswerFactory(question=third), AnswerFactory(question=first, value=1)
    other = QuestionFactory(event=event)

    gone = [(row, row.answered) for row in asking.removed_with(first)]
    assert gone == [(first, 1), (second, 0), (third, 1)]
    asking.remove(first)

    assert order(event) == [other.pk]


def test_copied_questions_depend_on_each_other_and_on_nothing_of_the_original(event):
    first = QuestionFactory(event=event, choice=True, label_sv="Äter du?")
    QuestionFactory(event=event, asked_if=first, asked_if_option=1, label_sv="Vad?")
    other = EventFactory()

    event.questions.copy_to(other)

    lunch, course = other.questions.all()
    assert (lunch.label_sv, course.label_sv, course.asked_if, course.asked_if_option) == ("Äter du?", "Vad?", lunch, 1)
    assert (event.questions.count(), lunch.pk == first.pk) == (2, False)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"asked_if_option": 1}, "question_condition_is_whole"),
        ({"options_sv": ["Ja", "Nej"]}, "question_choices_follow_kind"),
        ({"kind": QuestionKind.CHOICE, "options_sv": ["Ja"]}, "question_choices_follow_kind"),
        (
            {"kind": QuestionKind.CHOICE, "options_sv": ["Ja", "Nej"], "options_en": ["Yes"]},
            "question_choices_are_as_many_in_english",
        ),
    ],
)
def test_question_that_breaks_a_rule_is_refused_by_the_database(event, facts, rule):
    with pytest.raises(IntegrityError, match=rule):
        QuestionFactory(event=event, **facts)


def test_question_cannot_depend_on_one_of_another_event(event):
    """Rules question_condition_is_of_the_same_event and question_event_for_conditions."""
    elsewhere = QuestionFactory(choice=True)

    with pytest.raises(IntegrityError, match="question_condition_is_of_the_same_event"):
        QuestionFactory(event=event, asked_if=elsewhere, asked_if_option=0)


def test_answer_is_one_for_each_question():
    answer = AnswerFactory()

    with pytest.raises(IntegrityError, match="answer_one_per_question"):
        AnswerFactory(question=answer.question, participant=answer.participant)


def test_answers_are_told_in_the_words_of_the_reader():
    several = QuestionFactory.build(several=True)

    assert (several.in_words([0, 2, 9]), Question(kind=QuestionKind.NUMBER).in_words(3)) == ("Larm, Robot", "3")
