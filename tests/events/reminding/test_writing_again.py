"""Reminders broken off, written twice or by a changed rule: nobody gets one twice, and nobody is forgotten."""

import pytest
from django.db import connection

from arena import outbox
from events import tasks
from events.reminding import ruling, writing_out
from tests.events.reminding.due import fall_due, lost, reminded, room, ruled, seated, states, write_now
from tests.racing import faults_at_once


@pytest.fixture
def event(db):
    return room()


@pytest.fixture
def anna(event):
    return seated(event, email="anna@arena.example")


def everybody_at(event):
    return sorted(event.participants.values_list("email", flat=True))


class TestBrokenOff:
    """Acceptance statement 20: killed at any point, nobody gets it twice, and nobody is forgotten."""

    @pytest.fixture
    def event(self, event, monkeypatch):
        monkeypatch.setattr(writing_out, "BATCH", 2)
        for _number in range(5):
            seated(event)
        return event

    def test_goes_on_from_where_it_was_whichever_statement_was_the_last(self, event):
        ruled(event)
        fall_due()
        breaks = 0

        for place in range(1, 60):
            with connection.execute_wrapper(_Kill(place)):
                try:
                    writing_out.write_due()
                except Killed:
                    breaks += 1
                    continue
            break

        assert breaks > 5
        assert (reminded(), states(event), lost()) == (everybody_at(event), ["left"], [])

    def test_written_from_the_beginning_again_nobody_gets_a_second_one(self, event):
        ruled(event)
        write_now()
        event.reminder_runs.update(cursor=0, state="planned", ended_at=None)

        writing_out.write_due()

        assert reminded() == everybody_at(event)

    def test_unsent_letters_leave_when_there_is_a_worker_again_before_the_start(self, event, mailoutbox):
        ruled(event)
        write_now()

        outbox.drain()

        assert sorted(mail.to[0] for mail in mailoutbox) == everybody_at(event)


class TestVersions:
    def test_who_got_the_former_version_does_not_get_the_new_one(self, event, anna):
        rule = ruled(event)
        write_now()
        outbox.drain()
        bo = seated(event, email="bo@arena.example")

        ruling.change(rule, {"minutes": 60}, None)

        assert write_now(version=2) == ["anna@arena.example", bo.email]

    def test_who_was_not_sent_the_former_version_gets_the_new_one(self, event, anna):
        rule = ruled(event)
        write_now()

        ruling.change(rule, {"minutes": 60}, None)

        assert reminded() == []
        assert write_now(version=2) == ["anna@arena.example"]


@pytest.mark.django_db(transaction=True)
def test_write_due_two_clocks_at_once_leaves_one_letter_to_each(monkeypatch):
    monkeypatch.setattr(writing_out, "BATCH", 3)
    event = room()
    for _number in range(20):
        seated(event)
    ruled(event)
    fall_due()

    faults = faults_at_once(*[tasks.remind] * 4)

    writing_out.write_due()
    assert faults == [None] * 4
    assert (reminded(), states(event), lost()) == (everybody_at(event), ["left"], [])


class Killed(Exception):
    pass


class _Kill:
    """No statement after so many is carried out."""

    def __init__(self, place):
        self.left = place

    def __call__(self, execute, sql, params, many, context):
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            self.left -= 1
            if self.left < 0:
                raise Killed
        return execute(sql, params, many, context)
