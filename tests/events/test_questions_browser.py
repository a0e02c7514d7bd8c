"""A question that depends on another: hidden until it applies where scripts run, said in words where none do."""

import pytest
from playwright.sync_api import expect

from tests.events.sign_ups import sign_up_page
from tests.factories import EventFactory, PoolFactory, QuestionFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event():
    event = EventFactory()
    PoolFactory(event=event)
    lunch = QuestionFactory(event=event, choice=True, label_sv="Äter du lunch?", place=1)
    course = {"choice": True, "asked_if": lunch, "asked_if_option": 0, "label_sv": "Vill du ha soppa?", "place": 2}
    soup = QuestionFactory(event=event, **course)
    QuestionFactory(event=event, asked_if=soup, asked_if_option=0, label_sv="Vilken soppa?", place=3)
    return event


def test_conditional_questions_come_and_go_with_the_answer(open_page, event):
    page = open_page()
    page.goto(sign_up_page(event))
    soup, which = page.get_by_role("group", name="Vill du ha soppa?"), page.get_by_label("Vilken soppa?")
    lunch = page.get_by_role("group", name="Äter du lunch?")

    expect(soup).to_be_hidden()
    lunch.get_by_label("Ja").check()
    expect(soup).to_be_visible()
    expect(which).to_be_hidden()
    soup.get_by_label("Ja").check()
    expect(which).to_be_visible()
    lunch.get_by_label("Nej").check()
    expect(soup).to_be_hidden()
    expect(which).to_be_hidden()


def test_conditional_questions_say_without_scripts_when_to_answer(open_page, event):
    page = open_page(javascript=False)
    page.goto(sign_up_page(event))

    expect(page.get_by_role("group", name="Vill du ha soppa?")).to_be_visible()
    expect(page.get_by_text("Svara bara om du svarade ”Ja” på ”Äter du lunch?”.")).to_be_visible()
