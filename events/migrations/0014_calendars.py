"""Number what is put into a participant's calendar, and taken out of it: one step for each change of their seat.

What a calendar calls SEQUENCE is the revision of the event and these steps. They are counted by the database, whichever
way a registration is written, and never fall: a calendar passes by whatever has a number that it has seen.
"""

from django.db import migrations

SEATED_ALREADY = """
UPDATE events_participant AS person SET calendar_steps = 1 WHERE EXISTS (
    SELECT FROM events_registration WHERE participant_id = person.id AND state = 'confirmed' AND kind <> 'item'
);
"""

COUNT = """
CREATE FUNCTION events_count_calendar_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE events_participant SET calendar_steps = calendar_steps + 1
    WHERE id IN (NEW.participant_id, OLD.participant_id);
    RETURN NULL;
END $$;
CREATE TRIGGER count_calendar_steps AFTER INSERT ON events_registration FOR EACH ROW
    WHEN (NEW.kind <> 'item' AND NEW.state = 'confirmed')
    EXECUTE FUNCTION events_count_calendar_steps();
CREATE TRIGGER count_calendar_steps_too AFTER UPDATE ON events_registration FOR EACH ROW
    WHEN (NEW.kind <> 'item' AND 'confirmed' IN (OLD.state, NEW.state)
        AND (OLD.state, OLD.participant_id) IS DISTINCT FROM (NEW.state, NEW.participant_id))
    EXECUTE FUNCTION events_count_calendar_steps();

CREATE FUNCTION events_calendar_steps_never_fall() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.calendar_steps := OLD.calendar_steps;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION events_calendar_steps_never_fall() IS
    'A row that was read before its seat changed, and is saved whole after, keeps the higher number.';
CREATE TRIGGER calendar_steps_never_fall BEFORE UPDATE ON events_participant FOR EACH ROW
    WHEN (NEW.calendar_steps < OLD.calendar_steps)
    EXECUTE FUNCTION events_calendar_steps_never_fall();
"""

COUNT_NO_MORE = """
DROP TRIGGER calendar_steps_never_fall ON events_participant;
DROP TRIGGER count_calendar_steps_too ON events_registration;
DROP TRIGGER count_calendar_steps ON events_registration;
DROP FUNCTION events_calendar_steps_never_fall(), events_count_calendar_steps();
"""

UNSAID = "name,email,phone,organisation,person_key,link_salt,submission_key,party,confirm_until"
FOLLOW = "SELECT history_follow('events_participant', '{%s}')"  # seats have their own lines, so the steps need none


class Migration(migrations.Migration):
    dependencies = [("events", "0012_planning"), ("history", "0002_triggers")]

    operations = [
        migrations.RunSQL(FOLLOW % f"{UNSAID},calendar_steps", FOLLOW % UNSAID),
        migrations.RunSQL(SEATED_ALREADY, migrations.RunSQL.noop),
        migrations.RunSQL(COUNT, COUNT_NO_MORE),
    ]
