"""Let a participant be forgotten: out of the row, out of the lines of their seats, and out of the history.

`pseudonymise_participants(participants)` belongs to the owner. The history holds no name and no address of them, only
which account they had; where somebody has written the address into a text, it goes as well, unless it is an account's.
"""

from django.db import migrations

FORGET = """
CREATE FUNCTION pseudonymise_participants(participants bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    addresses text[];
    marks text[];
BEGIN
    SELECT coalesce(array_agg(DISTINCT email), '{}') INTO addresses
    FROM events_participant AS gone
    WHERE id = ANY (participants) AND email <> '' AND NOT EXISTS (
        SELECT FROM actors_user AS holder WHERE lower(holder.email) = lower(gone.email) AND holder.erased_at IS NULL
    );
    SELECT coalesce(array_agg('events_participant:' || id), '{}') INTO marks FROM unnest(participants) AS id;
    UPDATE events_participant
    SET name = '', email = '', phone = '', organisation = '', user_id = NULL, registered_by_id = NULL,
        submission_key = NULL, confirm_until = NULL, link_salt = gen_random_uuid(),
        person_key = replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
        erased_at = coalesce(erased_at, now())
    WHERE id = ANY (participants);
    UPDATE events_seatmove
    SET reason = CASE after WHEN 'cancelled' THEN '' ELSE reason END, by_id = NULL
    WHERE registration_id IN (SELECT id FROM events_registration WHERE participant_id = ANY (participants));
    UPDATE history_entry
    SET before = before - 'user_id', after = after - 'user_id',
        about = ARRAY(SELECT mark FROM unnest(about) AS mark WHERE mark NOT LIKE 'actors_user:%')
    WHERE kind = 'events_participant' AND about && marks;
    PERFORM history_forget(addresses, 'erased-participant');
END $$;
REVOKE ALL ON FUNCTION pseudonymise_participants(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pseudonymise_participants(bigint[]) TO arena_app;
"""

GIVE_BACK = """
DROP FUNCTION pseudonymise_participants(bigint[]);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("actors", "0024_history"),
        ("events", "0008_questions"),
        ("history", "0002_triggers"),
    ]

    operations = [migrations.RunSQL(FORGET, GIVE_BACK)]
