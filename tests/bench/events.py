"""Events to measure on, made up and the same in every run; each with two pools, a topic and registrations."""

import io

SPREAD = 180  # days over which the events to come are spread
EVENTS = """
INSERT INTO events_event (
    slug, uid, state, kind, audience, title_sv, title_en, summary_sv, summary_en, text_sv, text_en, language,
    starts_at, ends_at, zone, precision, mode, venue_id, room, online_url, organiser_name, mailbox, sign_up,
    sign_up_url, has_waiting_list, needs_approval, asks_care_needs, published_at, reason_sv, reason_en, revision,
    is_example, source, confidence, place_note, created_at, changed_at)
SELECT
    'evenemang-' || n, gen_random_uuid(), 'published', (array['workshop', 'seminar', 'meeting'])[1 + n %% 3], 'public',
    'Trygg natt med sensorer ' || n, 'Safe nights with sensors ' || n, 'Vi prövar vad som fungerar i hemtjänsten.', '',
    'En eftermiddag om **tillsyn** på natten.' || repeat(E'\n\nVi går igenom behov, lösningar och nästa steg.', 6), '',
    'sv', moment, moment + interval '3 hours', 'Europe/Stockholm', 'minute', 'hybrid', 1, '', '', 'Arenan',
    'arenan@arena.example', 'portal', '', true, false, false, now(), '', '', 0, false, '', '', '', now(), now()
FROM generate_series(1, %(events)s) AS n,
     LATERAL (SELECT date_trunc('hour', now()) + interval '1 day' * (1 + n::float / %(events)s * %(days)s))
         AS at(moment)
"""
POOLS = """
INSERT INTO events_pool (event_id, kind, reserved_for, capacity, fills_gaps, fills_gaps_why,
                         taken, grandfathered, next_queue_number)
SELECT id, kinds.kind, '', 500, false, '', 0, 0, 1
FROM events_event CROSS JOIN (VALUES ('room'), ('online')) AS kinds(kind)
"""
TOPICS = """
INSERT INTO events_event_terms (event_id, term_id)
SELECT id, (array['OMR01', 'OMR02', 'OMR04', 'VO01', 'VO02'])[1 + id % 5] FROM events_event
"""
PARTICIPANTS = """
INSERT INTO events_participant (
    key, link_salt, event_id, person_key, name, email, phone, language, organisation, sector, party, takes_directly,
    approval, agreed_at, is_walk_in, calendar_steps, created_at)
SELECT gen_random_uuid(), gen_random_uuid(), event.id, md5(event.id || ':' || n), 'Någon ' || n,
       'nagon' || n || '@arena.example', '', 'sv', '', 'business', gen_random_uuid(), false, '', now(), false, 0, now()
FROM events_event AS event, generate_series(1, %(each)s) AS n
"""
SEATS = """
INSERT INTO events_registration (event_id, pool_id, kind, participant_id, state, ending, reason, created_at)
SELECT event_id, pool.id, pool.kind, participant.id, 'confirmed', '', '', now()
FROM events_participant AS participant JOIN events_pool AS pool USING (event_id) WHERE pool.kind = 'room'
"""
COUNTED = "UPDATE events_pool SET taken = %(each)s, capacity = %(each)s + 500 WHERE kind = 'room'"
TABLES = "events_registration, events_participant, events_pool, events_event"


def fill(cursor, *, events, each=10):
    """Empty the events and fill them, with so many registrations each; the search documents in one go at the end."""
    cursor.execute(f"TRUNCATE {TABLES} CASCADE")
    cursor.execute(
        "INSERT INTO events_venue (id, name, address, municipality_id, accessibility_sv, accessibility_en,"
        " directions_sv, directions_en) VALUES (1, 'Kalmarsund', 'Gatan 1', '0880', 'Hiss finns.', '', '', '')"
        " ON CONFLICT DO NOTHING"
    )
    for word in ("DISABLE", "ENABLE"):
        for table in (*TABLES.split(", "), "events_event_terms"):
            cursor.execute(f"ALTER TABLE {table} {word} TRIGGER USER")
        if word == "DISABLE":
            cursor.execute(EVENTS, {"events": events, "days": SPREAD})
            cursor.execute(POOLS)
            cursor.execute(TOPICS)
            cursor.execute(PARTICIPANTS, {"each": each})
            cursor.execute(SEATS)
            cursor.execute(COUNTED, {"each": each})
    cursor.execute("SELECT refresh_event_search(NULL), nextval('registry_version')")
    cursor.execute("VACUUM ANALYZE")


def people(cursor, number):
    """Accounts that can sign in, by their keys."""
    rows = "".join(f"bench{n}@arena.example\tBänk {n}\tsv\tt\tf\tf\tf\t!\t2026-11-22\n" for n in range(number))
    columns = "email, name, language, is_active, is_staff, is_administrator, is_demonstration, password, created_at"
    cursor.copy_expert(f"COPY actors_user ({columns}) FROM STDIN", io.StringIO(rows))
    cursor.execute("SELECT id, email FROM actors_user WHERE email LIKE 'bench%@arena.example' ORDER BY id")
    return cursor.fetchall()


def sale(cursor, capacity):
    """A new event with so many seats in the room and nothing else; gives its address and its pool."""
    cursor.execute(
        EVENTS.replace("'evenemang-' || n", "'sale-' || gen_random_uuid()") + " RETURNING id, slug",
        {"events": 1, "days": 10},
    )
    key, slug = cursor.fetchone()
    cursor.execute(
        "INSERT INTO events_pool (event_id, kind, reserved_for, capacity, fills_gaps, fills_gaps_why, taken,"
        " grandfathered, next_queue_number) VALUES (%s, 'room', '', %s, false, '', 0, 0, 1) RETURNING id",
        [key, capacity],
    )
    (pool,) = cursor.fetchone()
    return slug, pool


def sold(cursor, pool):
    """Confirmed, by counting rows, and what the counter says."""
    cursor.execute(
        "SELECT count(*) FILTER (WHERE state = 'confirmed'), max(taken) FROM events_registration"
        " JOIN events_pool AS pool ON pool.id = pool_id WHERE pool_id = %s",
        [pool],
    )
    return cursor.fetchone()
