from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format

from events.forms.questions import QuestionForm
from events.models import Answer, CareNeed
from events.states import QuestionKind
from tests.factories import (
    CareNeedFactory,
    ConsentFactory,
    ConsentTextFactory,
    EventFactory,
    ParticipantFactory,
    QuestionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory()


def name(question):
    return f"question_{question.pk}"


def sent(event, data, **kwargs):
    form = QuestionForm(data, event=event, **kwargs)
    form.is_valid()
    return form


def errors(form):
    return {field: list(words) for field, words in form.errors.items()}


def test_answers_of_each_kind_are_kept_as_they_were_meant(event):
    text, number = QuestionFactory(event=event), QuestionFactory(event=event, number=True)
    choice, several = QuestionFactory(event=event, choice=True), QuestionFactory(event=event, several=True)
    data = {name(text): "Hej", name(number): "3", name(choice): "1", name(several): ["0", "2"]}

    form = sent(event, data)
    form.save(participant := ParticipantFactory(event=event))

    kept = {answer.question: answer.value for answer in participant.answers.all()}
    assert kept == {text: "Hej", number: 3, choice: 1, several: [0, 2]}


def test_answer_left_out_is_no_row(event):
    QuestionFactory(event=event), QuestionFactory(event=event, choice=True), QuestionFactory(event=event, several=True)

    sent(event, {}).save(ParticipantFactory(event=event))

    assert not Answer.objects.exists()


def test_question_that_must_be_answered_says_what_to_do(event):
    text = QuestionFactory(event=event, is_required=True)
    choice = QuestionFactory(event=event, choice=True, is_required=True)

    form = sent(event, {})

    assert errors(form) == {name(text): ["Besvara frågan."], name(choice): ["Välj ett svar."]}


@pytest.mark.parametrize("typed", ["tre", "-1", "1000001", "1.5"])
def test_number_that_is_none_is_refused(event, typed):
    question = QuestionFactory(event=event, number=True)

    form = sent(event, {name(question): typed})

    assert list(form.errors) == [name(question)]


def test_choice_that_is_not_offered_is_refused(event):
    question = QuestionFactory(event=event, choice=True)

    form = sent(event, {name(question): "2"})

    assert list(form.errors) == [name(question)]


def test_personal_number_in_an_answer_is_refused_and_not_shown_again(event):
    question = QuestionFactory(event=event)

    form = sent(event, {name(question): "Jag är 19121212-1212"})

    assert (list(form.errors), "1212-1212" in form[name(question)].value()) == ([name(question)], False)


@pytest.fixture
def lunch(event):
    return QuestionFactory(event=event, choice=True, label_sv="Äter du lunch?", label_en="Will you have lunch?")


@pytest.fixture
def course(event, lunch):
    return QuestionFactory(event=event, asked_if=lunch, asked_if_option=0, is_required=True)


def test_conditional_question_that_applies_must_be_answered(event, lunch, course):
    form = sent(event, {name(lunch): "0"})

    assert errors(form) == {name(course): ["Besvara frågan."]}


def test_conditional_question_that_does_not_apply_is_neither_asked_for_nor_kept(event, lunch, course):
    form = sent(event, {name(lunch): "1", name(course): "Soppa 19121212-1212"})
    form.save(participant := ParticipantFactory(event=event))

    assert errors(form) == {}
    assert list(participant.answers.values_list("question", "value")) == [(lunch.pk, 1)]


def test_conditional_question_applies_to_one_of_several(event):
    care = QuestionFactory(event=event, several=True)
    more = QuestionFactory(event=event, asked_if=care, asked_if_option=2, is_required=True)

    form, other = sent(event, {name(care): ["0", "2"]}), sent(event, {name(care): ["0", "1"]})

    assert (list(form.errors), list(other.errors)) == ([name(more)], [])


def test_conditional_question_falls_with_the_one_it_hangs_on(event, lunch):
    sweet = QuestionFactory(event=event, choice=True, asked_if=lunch, asked_if_option=0)
    cake = QuestionFactory(event=event, asked_if=sweet, asked_if_option=0, is_required=True)

    form = sent(event, {name(lunch): "1", name(sweet): "0", name(cake): "Tårta"})
    form.save(participant := ParticipantFactory(event=event))

    assert list(participant.answers.values_list("question", flat=True)) == [lunch.pk]


def test_conditional_question_says_without_script_when_it_is_asked(event, lunch, course):
    html = render_to_string("events/_sign_up_questions.html", {"form": QuestionForm(event=event)})

    assert "Svara bara om du svarade ”Ja” på ”Äter du lunch?”." in html
    assert f'data-asked-if="{name(lunch)}" data-option="0"' in html


def test_question_without_english_is_marked_on_an_english_page(event):
    QuestionFactory(event=event, label_sv="Varför <b>vi</b>?", label_en="")

    with translation.override("en"):
        html = render_to_string("events/_sign_up_questions.html", {"form": QuestionForm(event=event)})

    assert '<span lang="sv">Varför &lt;b&gt;vi&lt;/b&gt;?</span>' in html


def test_consent_is_kept_with_its_wording_and_language(event):
    ConsentTextFactory(version=1)
    newest = ConsentTextFactory(version=2)

    with translation.override("en"):
        sent(event, {"consent_listed": "on"}).save(participant := ParticipantFactory(event=event))

    assert list(participant.consents.values_list("wording", "language", "withdrawn_at")) == [(newest.pk, "en", None)]


def test_consent_that_is_not_given_is_no_row(event):
    ConsentTextFactory()

    sent(event, {}).save(participant := ParticipantFactory(event=event))

    assert not participant.consents.exists()


def before(participant):
    """As if the participant had signed up some days ago."""
    participant.created_at = timezone.now() - timedelta(days=3)
    participant.save()
    return participant


def test_consent_taken_back_and_given_again_leaves_both_rows(event):
    wording = ConsentTextFactory()
    participant = before(ConsentFactory(participant__event=event, wording=wording).participant)

    sent(event, {}, participant=participant).save(participant)
    sent(event, {"consent_listed": "on"}, participant=participant).save(participant)

    rows = participant.consents.order_by("pk")
    assert [(row.wording, row.withdrawn_at is None) for row in rows] == [(wording, False), (wording, True)]


def test_consent_to_an_older_wording_stands_until_it_is_taken_back(event):
    older = ConsentTextFactory(version=1)
    participant = before(ConsentFactory(participant__event=event, wording=older).participant)
    ConsentTextFactory(version=2)

    form = QuestionForm(event=event, participant=participant)
    sent(event, {"consent_listed": "on"}, participant=participant).save(participant)

    assert (form.wordings, list(participant.consents.values_list("wording", "withdrawn_at"))) == (
        [older],
        [(older.pk, None)],
    )


def test_changed_answers_take_the_place_of_the_old(event):
    kept, dropped = QuestionFactory(event=event), QuestionFactory(event=event)
    participant = before(ParticipantFactory(event=event))
    sent(event, {name(kept): "Förr", name(dropped): "Då"}, participant=participant).save(participant)

    form = sent(event, {name(kept): "Nu"}, participant=participant)
    form.save(participant)

    assert form.initial == {name(kept): "Förr", name(dropped): "Då"}
    assert list(participant.answers.values_list("question", "value")) == [(kept.pk, "Nu")]


def test_person_who_comes_back_is_known_by_the_new_answers_only(event):
    question, wording = QuestionFactory(event=event), ConsentTextFactory()
    participant = before(ConsentFactory(participant__event=event, wording=wording).participant)
    Answer.objects.create(participant=participant, question=question, value="Förr")

    sent(event, {}).save(participant)

    assert (participant.answers.count(), participant.consents.filter(withdrawn_at=None).count()) == (0, 0)


@pytest.fixture
def caring_event():
    return EventFactory(asks_care_needs=True, host=UserFactory(staff=True, name="Vera Värd"))


def test_care_needs_are_kept_apart_and_nothing_is_kept_of_who_says_nothing(caring_event):
    sent(caring_event, {"dietary": "Vegan"}).save(told := ParticipantFactory(event=caring_event))
    sent(caring_event, {}).save(ParticipantFactory(event=caring_event))

    assert list(CareNeed.objects.values_list("participant", "dietary", "access")) == [(told.pk, "Vegan", "")]


def test_care_needs_are_not_asked_without_anybody_to_read_them(event):
    event.asks_care_needs = True

    assert QuestionForm(event=event).care == []


def test_care_needs_say_who_reads_them_and_when_they_go(caring_event):
    html = render_to_string("events/_sign_up_questions.html", {"form": QuestionForm(event=caring_event)})

    day = timezone.localtime(caring_event.ends_at + timedelta(days=14))
    assert "Vera Värd" in html
    assert date_format(day, "j F Y") in html


def test_care_needs_are_never_shown_again(caring_event):
    participant = CareNeedFactory(participant__event=caring_event).participant

    form = QuestionForm(event=caring_event, participant=participant)
    html = render_to_string("events/_sign_up_questions.html", {"form": form})

    assert [word for word in ["Kikärtsgryta", "Plats för rullstol"] if word in html] == []


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        ({}, [("Kikärtsgryta", "Plats för rullstol")]),
        ({"dietary": "Allt"}, [("Allt", "Plats för rullstol")]),
        ({"forget_care_need": "on", "dietary": "Allt"}, []),
    ],
)
def test_care_needs_are_written_anew_or_taken_away(caring_event, data, kept):
    participant = before(CareNeedFactory(participant__event=caring_event).participant)

    sent(caring_event, data, participant=participant).save(participant)

    assert list(CareNeed.objects.values_list("dietary", "access")) == kept


def test_form_costs_two_statements_to_make_and_three_to_save(caring_event, django_assert_num_queries):
    questions = [QuestionFactory(event=caring_event, kind=kind) for kind in [QuestionKind.TEXT] * 3]
    ConsentTextFactory(), ConsentTextFactory(purpose="photo")
    data = {name(question): "Hej" for question in questions}
    data |= {"consent_listed": "on", "consent_photo": "on", "dietary": "Vegan"}

    with django_assert_num_queries(2):
        form = sent(caring_event, data)
    participant = ParticipantFactory(event=caring_event)
    with django_assert_num_queries(3):
        form.save(participant)
