"""Answers are sealed: with the database alone nobody reads them, and with the key nobody before closing."""

import stat
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from psycopg2 import sql

from arena.shared.errors import Refused
from testbeds.dialogues import closing, opening, sealing
from testbeds.models import MarketDialogue, SealedAnswer
from testbeds.states import DialogueState
from tests.testbeds.dialogues.situations import SECRET, company, dialogue_in, let_time_pass, manager_of, respond, said

pytestmark = pytest.mark.django_db


def opened(dialogue):
    let_time_pass(dialogue)
    closing.close_due()
    return opening.open_answers(dialogue, by=manager_of(dialogue.owner))


def test_answers_are_read_after_closing_and_opening():
    dialogue = dialogue_in(DialogueState.PUBLISHED)
    answer = respond(dialogue, reason="Affärshemlighet")

    found = sealing.unsealed(opened(dialogue))

    assert found == [(answer, said(SECRET, "Affärshemlighet"))]


@pytest.mark.parametrize("state", [DialogueState.PUBLISHED, DialogueState.CLOSED, DialogueState.SUMMARISED])
def test_answers_stay_sealed_until_somebody_opens_them(state):
    dialogue = dialogue_in(DialogueState.PUBLISHED)
    respond(dialogue)
    let_time_pass(dialogue)
    MarketDialogue.objects.filter(pk=dialogue.pk).update(state=state, memo="Slut.")

    with pytest.raises(Refused, match="förseglade"):
        sealing.unsealed(dialogue)


def test_answers_stay_sealed_by_the_clock_of_the_database_whatever_the_row_says_of_itself():
    dialogue = dialogue_in(DialogueState.PUBLISHED)
    respond(dialogue)
    dialogue.state, dialogue.closes_at = DialogueState.CLOSED, timezone.now() - timedelta(days=1)
    dialogue.opened_at = timezone.now()

    with pytest.raises(Refused, match="förseglade"):
        sealing.unsealed(dialogue)


def test_database_holds_no_word_of_an_answer_in_any_row():
    dialogue = dialogue_in(DialogueState.PUBLISHED)
    respond(dialogue)

    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = []
        for table in tables:
            asked = sql.SQL("SELECT count(*) FROM {} AS kept WHERE kept::text ~* %s").format(sql.Identifier(table))
            cursor.execute(asked, ["Nattugglan|1234 kronor"])
            found += [table] * cursor.fetchone()[0]
        cursor.execute("SELECT encode(sealed, 'escape') FROM testbeds_sealedanswer")
        sealed = cursor.fetchone()[0]

    assert found == []
    assert "Nattugglan" not in sealed


def test_envelopes_of_short_and_longer_answers_are_of_one_size():
    dialogue = dialogue_in(DialogueState.PUBLISHED)

    sizes = {len(respond(dialogue, answer=text).sealed) for text in ["Ja.", "Ja, det gör vi. " * 100]}

    assert len(sizes) == 1


@pytest.mark.parametrize("swapped", ["dialogue", "actor"])
def test_answer_in_the_place_of_another_is_not_read(swapped):
    dialogue, other = dialogue_in(DialogueState.PUBLISHED), dialogue_in(DialogueState.PUBLISHED)
    answer = respond(dialogue)
    kept = {"dialogue": dialogue, "actor": answer.actor, swapped: other if swapped == "dialogue" else company()}
    SealedAnswer.objects.create(**kept, sealed=bytes(answer.sealed), key_id=answer.key_id, receipt=answer.receipt)

    with pytest.raises(Refused, match="har ändrats"):
        sealing.unsealed(opened(kept["dialogue"]))


def test_receipt_is_of_the_closed_envelope():
    answer = respond(dialogue_in(DialogueState.PUBLISHED))

    answer.refresh_from_db()

    assert answer.receipt == sealing.receipt_for(answer.sealed)


def test_key_is_for_its_owner_alone_and_survives_a_restart(keys):
    respond(dialogue_in(DialogueState.PUBLISHED))
    before = keys.read_text()

    respond(dialogue_in(DialogueState.PUBLISHED))

    assert (keys.read_text(), stat.S_IMODE(keys.stat().st_mode)) == (before, 0o600)


def test_new_key_loses_nothing_of_what_was_sealed_before(capsys):
    dialogue = dialogue_in(DialogueState.PUBLISHED)
    first = respond(dialogue)
    call_command("renew_dialogue_key")
    second = respond(dialogue)

    found = sealing.unsealed(opened(dialogue))

    assert first.key_id != second.key_id
    assert sorted(answer.pk for answer, _said in found) == [first.pk, second.pk]


def test_missing_key_is_named_to_the_reader_at_start_and_to_who_watches(client, keys, capsys):
    dialogue = dialogue_in(DialogueState.PUBLISHED)
    answer = respond(dialogue)
    opened(dialogue)
    kept = keys.rename(keys.with_name("flyttad"))

    call_command("check_dialogue_keys")
    with pytest.raises(Refused, match=answer.key_id):
        sealing.unsealed(dialogue)

    assert answer.key_id in capsys.readouterr().out
    assert client.get("/readyz").json()["keys_missing"] is True
    kept.rename(keys)
    call_command("check_dialogue_keys")
    assert capsys.readouterr().out == ""
    assert len(sealing.unsealed(dialogue)) == 1


@pytest.mark.parametrize("change", [{"receipt": "x"}, {"sealed": b"annat"}])
def test_answer_is_not_changed_once_its_dialogue_has_closed(change):
    dialogue = dialogue_in(DialogueState.PUBLISHED)
    answer = respond(dialogue)
    let_time_pass(dialogue)

    with pytest.raises(IntegrityError, match="sealedanswer_received_while_open"), transaction.atomic():
        SealedAnswer.objects.filter(pk=answer.pk).update(**change)


def test_answer_is_one_for_each_supplier():
    answer = respond(dialogue_in(DialogueState.PUBLISHED))
    answer.pk = None

    with pytest.raises(IntegrityError, match="sealedanswer_one_per_actor"), transaction.atomic():
        answer.save(force_insert=True)


EARLIER = {
    "another time": {"closes_at": timezone.now() - timedelta(minutes=1)},
    "closed at once": {"state": DialogueState.CLOSED, "opened_at": timezone.now() + timedelta(days=30)},
    "a draft again": {"state": DialogueState.DRAFT},
    "in another's place": {"id": 987654},
}


@pytest.mark.parametrize("how", EARLIER)
def test_nobody_ends_an_open_dialogue_before_its_time_in_the_database(how):
    dialogue = dialogue_in(DialogueState.PUBLISHED)

    with pytest.raises(IntegrityError, match="marketdialogue_closing_time_stands"), transaction.atomic():
        MarketDialogue.objects.filter(pk=dialogue.pk).update(**EARLIER[how])


def test_nobody_puts_a_closed_dialogue_in_the_place_of_an_open_one():
    """Its answers would be read as those of the other."""
    dialogue = dialogue_in(DialogueState.PUBLISHED)

    with (
        pytest.raises(IntegrityError, match="marketdialogue_closing_time_stands"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM testbeds_marketdialogue WHERE id = %s", [dialogue.pk])


def test_closing_time_stands_once_the_dialogue_is_over_too():
    dialogue = dialogue_in(DialogueState.CLOSED)

    with pytest.raises(IntegrityError, match="marketdialogue_closing_time_stands"), transaction.atomic():
        MarketDialogue.objects.filter(pk=dialogue.pk).update(closes_at=timezone.now() + timedelta(days=1))
