"""Answering: in time by the clock of the database, replaced until then, and seen by nobody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from actors.states import Role
from arena.shared.errors import Refused
from testbeds.dialogues import answering
from testbeds.models import SealedAnswer
from testbeds.states import DialogueState
from tests.factories import MembershipFactory, UserFactory
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
    actor = company()
    person = manager_of(actor)
    dialogue = dialogue_in(OPEN, closes_at=timezone.now() + timedelta(seconds=1))

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
    """Neither the supplier itself, nor the holder, nor staff who are administrators too."""
    dialogue, supplier = dialogue_in(OPEN), company(legal_name="Hemliga AB")
    people = [manager_of(supplier), manager_of(dialogue.owner), UserFactory(administrator=True, staff=True)]
    answering.respond(dialogue, supplier, said(), by=people[0])
    addresses = [
        *(dialogue.get_absolute_url(), reverse("needs:dialogues"), dialogue.need.get_absolute_url()),
        *(reverse("needs:dialogue_responses", args=[dialogue.slug]), reverse("outbox:list"), reverse("actors:log")),
    ]

    pages = {(person, address): _told(client, person, address) for person in people for address in addresses}

    texts = {where: response.content.decode() for where, response in pages.items()}
    registered = {(people[2], addresses[-1])}  # that there is such an organisation stands in the log
    assert not [where for where, text in texts.items() if SECRET in text or "sealedanswer" in text.lower()]
    assert {where for where, text in texts.items() if "Hemliga AB" in text} <= registered
    assert [pages[person, addresses[3]].status_code for person in people] == [403, 302, 403]


def _told(client, person, address):
    client.force_login(person)
    return client.get(address)


def test_answer_marked_confidential_says_why(client):
    dialogue = dialogue_in(OPEN)
    client.force_login(manager_of(company()))

    response = client.post(
        reverse("needs:dialogue_respond", args=[dialogue.slug]), {**FILLED, "reason_1": "", "answer_2": ""}
    )

    assert sorted(response.context["form"].errors) == ["answer_2", "reason_1"]
    assert SECRET in response.content.decode()  # what was typed is kept


@pytest.mark.parametrize("page", ["ask", "respond"])
def test_only_managers_of_a_supplier_ask_and_answer(client, page):
    dialogue, actor = dialogue_in(OPEN), company()
    people = [MembershipFactory(actor=actor, role=role).user for role in Role]
    address = reverse(f"needs:dialogue_{page}", args=[dialogue.slug])

    answers = {}
    for role, person in zip(Role, people, strict=True):
        client.force_login(person)
        answers[role] = client.get(address).status_code

    assert answers == {role: 200 if role == Role.MANAGER else 403 for role in Role}


def test_manager_of_a_municipality_cannot_answer(client):
    dialogue = dialogue_in(OPEN)
    client.force_login(manager_of(dialogue.owner))

    response = client.post(reverse("needs:dialogue_respond", args=[dialogue.slug]), FILLED)

    assert response.status_code == 403
