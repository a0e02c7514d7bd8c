"""What must hold of seats and reminders at any moment, as SQL that finds where it does not, and hands for arranging."""

from django.db import connection

from events.seats.registering import Person, Wish, register
from events.states import PoolKind
from tests.factories import PoolFactory, UserFactory

BROKEN = {
    "N1: the counter is the sum of the held seats": """
        SELECT pool.id FROM events_pool AS pool WHERE taken <> (
            SELECT count(*) FROM events_registration
            WHERE pool_id = pool.id AND state IN ('held', 'confirmed', 'offered'))
    """,
    "N2: no more seats are held than there are, or were before it was lowered": """
        SELECT id FROM events_pool WHERE capacity IS NOT NULL AND taken > greatest(capacity, grandfathered)
    """,
    "N3: one live registration per person and pool, one seat per person outside the programme items": """
        SELECT min(registration.id) FROM events_registration AS registration
        JOIN events_participant AS participant ON participant.id = participant_id
        WHERE state IN ('held', 'confirmed', 'waiting', 'offered')
        GROUP BY registration.event_id, person_key, pool_id HAVING count(*) > 1
        UNION ALL
        SELECT min(registration.id) FROM events_registration AS registration
        JOIN events_participant AS participant ON participant.id = participant_id
        WHERE state IN ('held', 'confirmed') AND kind <> 'item'
        GROUP BY registration.event_id, person_key HAVING count(*) > 1
    """,
    "N4: nobody who waits was passed by one with a higher number, unless a reason was kept": """
        SELECT waiting.id FROM events_registration AS waiting
        JOIN events_participant AS person ON person.id = waiting.participant_id
        JOIN events_seatmove AS later ON later.pool_id = waiting.pool_id
        WHERE waiting.state = 'waiting' AND person.confirm_until IS NULL AND person.approval IN ('', 'granted')
          AND later.before = 'waiting' AND later.after IN ('offered', 'confirmed') AND later.reason = ''
          AND later.queue_number > waiting.queue_number
    """,
    "N5: no seat is free while promotion is open and the head of the queue fits": """
        SELECT pool.id FROM events_pool AS pool JOIN events_event AS event ON event.id = pool.event_id
        CROSS JOIN LATERAL (
            SELECT person.party FROM events_registration AS head
            JOIN events_participant AS person ON person.id = head.participant_id
            WHERE head.pool_id = pool.id AND head.state = 'waiting'
              AND person.confirm_until IS NULL AND person.approval IN ('', 'granted')
            ORDER BY head.moved_up_at NULLS LAST, head.queue_number LIMIT 1
        ) AS first
        WHERE event.state = 'published' AND coalesce(event.sign_up_until, event.starts_at) > now() + interval '4 hours'
          AND (pool.capacity IS NULL OR pool.capacity - pool.taken >= (
            SELECT count(*) FROM events_registration AS together
            JOIN events_participant AS person ON person.id = together.participant_id
            WHERE together.pool_id = pool.id AND together.state = 'waiting' AND person.party = first.party
              AND person.confirm_until IS NULL AND person.approval IN ('', 'granted')))
    """,
    "N6: every change of a registration has its line, and the last line says where it stands": """
        SELECT registration.id FROM events_registration AS registration WHERE state IS DISTINCT FROM (
            SELECT after FROM events_seatmove AS move WHERE move.registration_id = registration.id
            ORDER BY move.id DESC LIMIT 1)
    """,
    "N6: whoever has a seat or an offer has a letter about it, colleagues once the address is confirmed": """
        SELECT person.id FROM events_participant AS person
        WHERE (registered_by_id IS NULL OR confirm_until IS NULL) AND EXISTS (
            SELECT FROM events_registration AS live
            WHERE live.participant_id = person.id AND live.state IN ('confirmed', 'offered', 'held'))
          AND NOT EXISTS (
            SELECT FROM outbox_outboundletter AS letter
            WHERE letter.subject_id = person.id::text AND letter.kind LIKE 'event_%'
               OR letter.subject_id IN (
                   SELECT mine.id::text FROM events_registration AS mine WHERE mine.participant_id = person.id))
    """,
}


BROKEN |= {
    "N7: no reminder stands open when it is of no use any more": """
        SELECT id FROM events_reminderrun
        WHERE state IN ('planned', 'leaving') AND expires_at < now() - interval '1 minute'
    """,
    "N7: nothing is open for an event that is not held, or was held to be at another time": """
        SELECT run.id FROM events_reminderrun AS run JOIN events_event AS event ON event.id = run.event_id
        WHERE run.state IN ('planned', 'leaving') AND (event.state <> 'published' OR event.revision <> run.revision)
    """,
    "N7: every reminder has its letter, and none waits when the run is of no use any more": """
        SELECT reminder.id FROM events_reminder AS reminder
        JOIN events_reminderrun AS run ON run.id = reminder.run_id
        LEFT JOIN outbox_outboundletter AS letter ON letter.key = 'event_reminder:' || reminder.id
        WHERE letter.id IS NULL OR (letter.state = 'ready' AND run.expires_at < now() - interval '1 minute')
    """,
}


def broken(*, letters=True):
    """The invariants that do not hold now, by name; without letters where rows were written past the acts."""
    found = []
    with connection.cursor() as cursor:
        for name, rows in BROKEN.items():
            if letters or "letter" not in name:
                cursor.execute(rows)
                found += [f"{name}: {key}" for (key,) in cursor.fetchall()]
    return found


def sign_up(event, name="anna", wish=None, colleagues=(), **facts):
    """Somebody signed in signs up, with colleagues by name."""
    user = UserFactory(email=f"{name}@arena.example")
    people = [Person(one, f"{one}@arena.example", **facts) for one in [name, *colleagues]]
    return register(event, people, wish or Wish(PoolKind.ROOM), user=user).participant


def states(pool):
    """Who stands where in the pool, in the order of signing up."""
    return list(pool.registrations.order_by("pk").values_list("participant__name", "state"))


def full(**facts):
    """A room of one seat that Anna has, and Bo waits for."""
    pool = PoolFactory(capacity=1, **facts)
    return pool, sign_up(pool.event, "anna"), sign_up(pool.event, "bo")


def of(participant):
    """Their latest registration."""
    return participant.registrations.order_by("-pk").first()


def counted(pool):
    """How many stand where."""
    rows = list(pool.registrations.values_list("state", flat=True))
    return {state: rows.count(state) for state in set(rows)}
