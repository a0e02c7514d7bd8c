"""Moved, cancelled and opened again while letters leave: none starts with what has stopped being true.

"After": whatever a worker asks the database once the act has been committed. The last word before DATA is one
statement; one that had begun before the commit may still let its letter go, so that each process that sends has at most
one such letter per act. A trigger of the drill's own writes down when each of these statements began.
"""

from dataclasses import dataclass

import pytest
from django.db import connection

from arena.outbox.models import OutboundLetter
from arena.outbox.states import State
from arena.shared.errors import Refused
from events import times
from events.letters.reminders import ReminderLetter
from events.models import Notice, Reminder
from events.reminding.writing_out import write_due
from events.states import EventState
from events.writing import moving
from tests.faults import people
from tests.faults.reckoning import Reckoning, settle
from tests.faults.waiting import PATIENCE, wait_for

WORKERS, OF_EACH = 2, 2  # processes that send
REASONS = {"reason_sv": "Föreläsaren är sjuk.", "reason_en": "The speaker is ill."}
ACTS = [
    lambda event: people.move(event, minutes=10),
    lambda event: moving.cancel(event, REASONS, by=None),
    lambda event: moving.reopen(event, by=None),
    lambda event: people.move(event, minutes=20),
]
WRITE_DOWN = """
CREATE TABLE drill_last_words (letter uuid, began timestamptz);
CREATE FUNCTION drill_write_down() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO drill_last_words VALUES (NEW.id, statement_timestamp()); RETURN NULL; END $$;
CREATE TRIGGER drill_last_word AFTER UPDATE ON outbox_outboundletter
    FOR EACH ROW WHEN (NEW.state = 'sending') EXECUTE FUNCTION drill_write_down();
"""
UNDO = "DROP TABLE drill_last_words; DROP FUNCTION drill_write_down() CASCADE"


@dataclass
class Act:
    """What the event was like until the act, and when the act had been kept."""

    revision: int
    kept_at: object


@pytest.fixture
def written_down(transactional_db):
    with connection.cursor() as cursor:
        cursor.execute(WRITE_DOWN)
    yield
    with connection.cursor() as cursor:
        cursor.execute(UNDO)


def let_leave(event, portal):
    """What waits: reminders of the event as it is now, and letters about the last change."""
    if event.state == EventState.PUBLISHED:
        people.fall_due(event.reminder_rules.get())
        write_due()
    people.let_held_leave()
    for _process in range(WORKERS * OF_EACH):
        portal.wake()


def act_while_letters_leave(act, event, post, at_least):
    """Act when some have left; whoever is refused tries again at once."""
    revision, before = event.revision, post.number_taken()
    wait_for(lambda: post.number_taken() >= before + at_least, "no letter leaves")
    wait_for(lambda: _is_let(act, event), "the act is refused again and again")
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return Act(revision, cursor.fetchone()[0])


def _is_let(act, event):
    try:
        act(event)
    except Refused:
        return False
    return True


def rows():
    """Of each letter, by Message-ID: its kind, the revision of the event it speaks of, and when its last word began."""
    revision = {f"event_reminder:{row.pk}": row.run.revision for row in Reminder.objects.select_related("run")}
    revision |= {f"{row.kind}:{row.pk}": row.revision for row in Notice.objects.all()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT letter, max(began) FROM drill_last_words GROUP BY letter")
        began = dict(cursor.fetchall())
    return {row.message_id: (row.kind, revision[row.key], began.get(row.pk)) for row in OutboundLetter.objects.all()}


@pytest.mark.parametrize("at_event", [30, pytest.param(2000, marks=pytest.mark.faults)])
def test_no_letter_starts_with_an_outdated_revision(portal, post, figures, written_down, at_event):
    event = people.full_event(at_event)
    people.rule(event)
    for _worker in range(WORKERS):
        portal.worker()

    acts, said = [], {}
    for act in ACTS:
        said[event.revision] = times.when(event)
        let_leave(event, portal)
        acts.append(act_while_letters_leave(act, event, post, at_least=at_event // 10))
    said[event.revision] = times.when(event)
    let_leave(event, portal)
    wait_for(lambda: not waiting().exists(), "not every letter has left", seconds=PATIENCE + at_event)
    settle()

    reckoning, known = Reckoning(post), rows()
    figures.add("Moved, cancelled, opened again and moved while letters left", len(ACTS), reckoning)
    assert reckoning.broken() == []
    went = [(letter, *known[letter.message_id]) for letter in post.letters()]
    assert {revision for _letter, _kind, revision, _began in went} == set(said)
    reminders = [
        (letter.text, said[revision]) for letter, kind, revision, _began in went if kind == ReminderLetter.kind
    ]
    assert [text for text, when in reminders if when not in text] == []
    for act in acts:
        late = [
            (letter.message_id, began) for letter, _kind, revision, began in went
            if revision <= act.revision and letter.begun > act.kept_at.timestamp()
        ]  # fmt: skip
        assert [name for name, began in late if began > act.kept_at] == []
        assert len(late) <= WORKERS * OF_EACH


def waiting():
    return OutboundLetter.objects.filter(state__in=[State.READY, *State.leased()])
