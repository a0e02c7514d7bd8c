"""The revision of an event never falls, whichever way the event is written: calendars pass by what has a lower number,
and letters of a revision that had come and gone would be true once more.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION events_revision_never_falls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the revision of an event never falls' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER revision_never_falls BEFORE UPDATE ON events_event FOR EACH ROW
    WHEN (NEW.revision < OLD.revision)
    EXECUTE FUNCTION events_revision_never_falls();
"""

DROP = """
DROP TRIGGER revision_never_falls ON events_event;
DROP FUNCTION events_revision_never_falls();
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0016_letters_know_their_event")]

    operations = [migrations.RunSQL(CREATE, DROP)]
