"""Reminders to measure on: one event, so many who take part in it, and a rule that has just fallen due."""

from tests.bench import events

RULE = """
INSERT INTO events_reminderrule (event_id, clockwork, anchor, days, at, "to", subject_sv, subject_en, text_sv, text_en,
                                 is_on, version, created_at)
SELECT id, 'calendar', 'before_start', 1, '09:00', '{confirmed}', '', '', '', '', true, 1, now() FROM events_event
RETURNING id
"""
RUN = """
INSERT INTO events_reminderrun (event_id, rule_id, version, revision, due_at, expires_at, state, cursor, created_at)
SELECT event_id, id, 1, 0, now(), now() + interval '20 hours', 'planned', 0, now() FROM events_reminderrule
"""
BARE_TABLE = "CREATE TABLE bench_letter (LIKE outbox_outboundletter INCLUDING ALL)"
BARE = """
INSERT INTO bench_letter (id, message_id, kind, key, subject_id, language, address, priority, stream, scope, state,
                          not_before, expires_at, attempt, repeats, fence, last_code, reason)
SELECT gen_random_uuid(), '<' || gen_random_uuid() || '@arena.example>', 'event_reminder', 'event_reminder:' || id, id,
       language, email, 20, 'reminders', 'event:' || event_id, 'ready', now(), now() + interval '20 hours', 0, 0, 0, '',
       ''
FROM events_participant
"""
TABLES = "outbox_outboundletter, events_reminderrule, outbox_suppression, outbox_domainrest"


def fill(cursor, number):
    """So many confirmed participants of one event, who are all owed a reminder now; nothing else waits."""
    events.fill(cursor, events=1, each=number)
    cursor.execute(f"TRUNCATE {TABLES} CASCADE")
    cursor.execute(RULE)
    cursor.execute(RUN)
    cursor.execute("VACUUM ANALYZE")


def bare_expansion(cursor):
    cursor.execute("DROP TABLE IF EXISTS bench_letter")
    cursor.execute(BARE_TABLE)
    cursor.execute(BARE)
    return cursor.rowcount
