"""Moved, cancelled and opened again while letters leave: none starts with what has stopped being true.

"After": whatever a worker asks the database once the act has been committed. The last word before DATA is one
statement; one that had begun before the commit may still let its letter go, so that each process that sends has at most
one such letter per act. A trigger of the drill's own writes down when each of these statements began.
"""

from dataclasses import dataclass

import pytest
from django.db import connection

from arena.outbox.models import OutboundLetter
from arena.shared.errors import Refused
from events import times
from events.models import Notice, Reminder
from events.reminding.writing_out import write_due
from events.writing import moving
from tests.faults import people
from tests.faults.reckoning import Reckoning, settle
from tests.faults.waiting import wait_for

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
    said: str
    kept_at: object = None


@pytest.fixture
def last_words(transactional_db):
    with connection.cursor() as cursor:
        cursor.execute(WRITE_DOWN)
        yield cursor
        cursor.execute(UNDO)


def act_when_letters_leave(act, event, post, at_least):
    """Let the letters go, and act when some have; whoever is refused tries again at once."""
    before = post.taken().total()
    if event.state == "published":
        people.fall_due(event.reminder_rules.get())
        write_due()
    people.let_held_leave()
    now = Act(event.revision, times.when(event))
    yield
    wait_for(lambda: post.taken().total() >= before + at_least, "no letter leaves")
    wait_for(lambda: _is_let(act, event), "the act is refused again and again")
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (now.kept_at,) = cursor.fetchone()
    yield now


def _is_let(act, event):
    try:
        act(event)
    except Refused:
        return False
    return True


def revisions():
    """Of each letter, by Message-ID: the revision of the event that it speaks of, and the letter."""
    about = {f"event_reminder:{row.pk}": row.run.revision for row in Reminder.objects.select_related("run")}
    about |= {f"{row.kind}:{row.pk}": row.revision for row in Notice.objects.all()}
    return {row.message_id: (about[row.key], row) for row in OutboundLetter.objects.all()}


@pytest.mark.parametrize("at_event", [30, pytest.param(2000, marks=pytest.mark.faults)])
def test_no_letter_starts_with_an_outdated_revision(portal, post, figures, last_words, at_event):
    event = people.full_event(at_event)
    people.rule(event)
    for _worker in range(WORKERS):
        portal.worker()

    acts = []
    for act in ACTS:
        storm = act_when_letters_leave(act, event, post, at_least=at_event // 10)
        next(storm)
        for _process in range(WORKERS * OF_EACH):
            portal.wake()
        acts.append(next(storm))
    settle()

    reckoning = Reckoning(post)
    figures.add("Moved, cancelled, opened again and moved while letters left", len(ACTS), reckoning)
    assert reckoning.broken() == []
    known = revisions()
    last_words.execute("SELECT letter, began FROM drill_last_words")
    began = dict(last_words.fetchall())
    for act in acts:
        of_before = [found for found in post.letters() if known[found.message_id][0] <= act.revision]
        late = [found for found in of_before if found.begun > act.kept_at.timestamp()]
        outdated = [found for found in late if began[known[found.message_id][1].pk] > act.kept_at]
        assert outdated == []
        assert len(late) <= WORKERS * OF_EACH
