"""A question asked by one is answered to all, and nobody is told who asked."""

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from arena.outbox.models import OutboundLetter
from arena.outbox.writing import words
from arena.shared.errors import Refused
from testbeds.dialogues import asking, publishing
from testbeds.models import DialogueEnquiry
from testbeds.states import DialogueState
from tests.factories import StaffFactory
from tests.testbeds.dialogues.situations import company, dialogue_in, let_time_pass, manager_of, supplier_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue():
    cache.clear()  # questions are counted
    found = dialogue_in(DialogueState.REVIEWED)
    for _number in range(2):
        manager_of(supplier_for(found.need))
    return publishing.publish(found, by=manager_of(found.owner))


def test_answer_goes_to_all_who_were_told_and_stands_on_the_page(dialogue, client):
    enquiry = asking.ask(dialogue, company(), "Räcker en sensor?")

    asking.answer(enquiry, "Ja, i varje rum.", by=manager_of(dialogue.owner))

    letters = OutboundLetter.objects.filter(kind="dialogue_enquiry_answered")
    told = {row.actor.memberships.get().user_id for row in dialogue.recipients.all()}
    assert set(letters.values_list("recipient", flat=True)) == told
    page = client.get(dialogue.get_absolute_url()).content.decode()
    assert "Räcker en sensor?" in page
    assert "Ja, i varje rum." in page


def test_question_is_read_by_nobody_but_the_holder_until_it_is_answered(dialogue, client):
    asking.ask(dialogue, company(), "Räcker en sensor?")
    holder, staff, supplier = manager_of(dialogue.owner), StaffFactory(), manager_of(company())
    seen = []

    for person in (holder, staff, supplier):
        client.force_login(person)
        seen.append("Räcker en sensor?" in client.get(dialogue.get_absolute_url()).content.decode())

    assert seen == [True, False, False]


def test_nobody_learns_who_asked_from_page_letter_step_or_history(dialogue, client):
    asker = company(legal_name="Frågvisa AB")
    person = manager_of(asker)
    client.force_login(person)

    client.post(reverse("needs:dialogue_ask", args=[dialogue.slug]), {"question": "Räcker en sensor?"})
    enquiry = dialogue.enquiries.get()
    asking.answer(enquiry, "Ja.", by=manager_of(dialogue.owner))

    client.force_login(manager_of(dialogue.owner))
    page = client.get(dialogue.get_absolute_url()).content.decode()
    letters = [words(row.letter(), "sv") for row in OutboundLetter.objects.filter(kind__startswith="dialogue")]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM history_entry WHERE kind = 'testbeds_dialogueenquiry'")
        entries = cursor.fetchone()[0]
    assert enquiry.asked_by == asker
    assert "Frågvisa" not in page
    assert "Frågvisa" not in str(letters)
    assert entries == 0
    assert not dialogue.steps.filter(by=person).exists()


def test_question_to_a_closed_dialogue_is_refused(dialogue):
    enquiry = asking.ask(dialogue, company(), "Räcker en sensor?")
    let_time_pass(dialogue)

    with pytest.raises(Refused, match="stängt"):
        asking.ask(dialogue, company(), "Och i hallen?")
    with pytest.raises(Refused, match="stängt"):
        asking.answer(enquiry, "Ja.", by=manager_of(dialogue.owner))


def test_question_is_answered_once(dialogue):
    enquiry = asking.ask(dialogue, company(), "Räcker en sensor?")
    asking.answer(enquiry, "Ja.", by=manager_of(dialogue.owner))

    with pytest.raises(Refused, match="redan svarat"):
        asking.answer(enquiry, "Nej.", by=manager_of(dialogue.owner))


def test_question_answered_without_text_is_refused_by_the_database(dialogue):
    enquiry = asking.ask(dialogue, company(), "Räcker en sensor?")

    with pytest.raises(IntegrityError, match="dialogueenquiry_answered_with_text"), transaction.atomic():
        DialogueEnquiry.objects.filter(pk=enquiry.pk).update(answer="Ja.")


def test_supplier_asks_only_so_often(dialogue, client, monkeypatch):
    monkeypatch.setattr("testbeds.views.dialogues.asking.PER_HOUR", 1)
    client.force_login(manager_of(company()))
    page = reverse("needs:dialogue_ask", args=[dialogue.slug])

    answers = [client.post(page, {"question": "Räcker en sensor?"}).status_code for _time in range(2)]

    assert (answers, dialogue.enquiries.count()) == ([302, 200], 1)
