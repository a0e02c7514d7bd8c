"""Answering: in time by the clock of the database, replaced until then, and seen by nobody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from arena.shared.errors import Refused
from testbeds.dialogues import answering
from testbeds.models import MarketDialogue, SealedAnswer
from testbeds.states import DialogueState
from tests.factories import StaffFactory, UserFactory
from tests.racing import at_once
from tests.testbeds.dialogues.situations import (
    SECRET,
    company,
    dialogue_in,
    let_time_pass,
    manager_of,
    respond,
    said,
    supplier_for,
)

pytestmark = pytest.mark.django_db
OPEN = DialogueState.PUBLISHED
FILLED = {
    "answer_1": SECRET,
    "confidential_1": "on",
    "reason_1": "Affärshemlighet",
    "answer_2": "Det beror på.",
}


def test_new_answers_take_the_place_of_the_old():
    dialogue, actor = dialogue_in(OPEN), company()
    first = respond(dialogue, actor)

    second = respond(dialogue, actor)

    assert (dialogue.answers.count(), first.pk) == (1, second.pk)
    assert first.receipt != second.receipt


def test_answer_after_the_time_is_refused_though_the_clock_has_not_closed_it():
    dialogue = dialogue_in(OPEN)
    let_time_pass(dialogue)

    with pytest.raises(Refused, match="stängt"):
        respond(dialogue)


@pytest.mark.django_db(transaction=True)
def test_answer_that_waits_past_the_closing_second_is_too_late():
    """It came in time, but its turn came after: the clock is read when the row is held."""
    dialogue, actor = dialogue_in(OPEN), company()
    person = manager_of(actor)
    MarketDialogue.objects.filter(pk=dialogue.pk).update(closes_at=timezone.now() + timedelta(seconds=1))

    def hold():
        with connection.cursor() as cursor:
            cursor.execute("BEGIN; SELECT 1 FROM testbeds_marketdialogue WHERE id = %s FOR UPDATE", [dialogue.pk])
            cursor.execute("SELECT pg_sleep(1.5); COMMIT")

    def answer():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.5)")
        answering.respond(dialogue, actor, said(), by=person)

    _held, late = at_once(hold, answer)

    assert isinstance(late, Refused)
    assert not SealedAnswer.objects.exists()


def test_supplier_gets_a_receipt_and_nobody_reads_the_answer_back(client):
    dialogue = dialogue_in(OPEN)
    actor = supplier_for(dialogue.need)
    client.force_login(manager_of(actor))
    address = reverse("needs:dialogue_respond", args=[dialogue.slug])

    client.post(address, FILLED)

    page = client.get(address).content.decode()
    assert dialogue.answers.get().receipt in page
    assert SECRET not in page


def test_no_page_tells_anybody_that_somebody_has_answered(client):
    """Neither visitor, supplier, holder, staff nor administrator: with an answer and without, the pages are the same."""
    dialogue = dialogue_in(OPEN)
    holder, other = manager_of(dialogue.owner), manager_of(company())
    people = [None, holder, other, StaffFactory(), UserFactory(administrator=True, staff=True)]
    addresses = [
        *(dialogue.get_absolute_url(), reverse("needs:dialogues"), dialogue.need.get_absolute_url()),
        *(
            reverse("needs:dialogue_responses", args=[dialogue.slug]),
            reverse("needs:history", args=[dialogue.need.slug]),
        ),
        *(reverse("needs:dialogue_memo", args=[dialogue.slug]), reverse("actors:log"), reverse("outbox:list")),
    ]

    def shown():
        return [(str(person), address, told(client, person, address)) for person in people for address in addresses]

    before = shown()
    actor = company(legal_name="Hemliga AB")
    answering.respond(dialogue, actor, said(), by=UserFactory(name="Hemlig Person"))

    texts = [text for *_where, (_status, text) in shown()]
    assert [(*where, status) for *where, (status, _text) in shown()] == [
        (*where, status) for *where, (status, _text) in before
    ]
    assert not any(SECRET in text for text in texts)
    assert not any("Hemlig Person" in text for text in texts)
    assert {status for person, address, (status, _text) in shown() if "svar/" in address} == {302, 403}


def told(client, person, address):
    client.logout()
    if person:
        client.force_login(person)
    response = client.get(address)
    return response.status_code, response.content.decode()


def test_answer_marked_confidential_says_why(client):
    dialogue = dialogue_in(OPEN)
    client.force_login(manager_of(company()))

    response = client.post(
        reverse("needs:dialogue_respond", args=[dialogue.slug]), {**FILLED, "reason_1": "", "answer_2": ""}
    )

    assert sorted(response.context["form"].errors) == ["answer_2", "reason_1"]
    assert SECRET in response.content.decode()  # what was typed is kept


def test_manager_of_a_municipality_cannot_answer(client):
    dialogue = dialogue_in(OPEN)
    client.force_login(manager_of(dialogue.owner))

    response = client.post(reverse("needs:dialogue_respond", args=[dialogue.slug]), FILLED)

    assert response.status_code == 403
