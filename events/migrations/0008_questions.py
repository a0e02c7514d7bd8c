"""Conditions within one event, wordings that are only ever added, and needs that go with the last seat."""

from django.db import migrations, models

CONDITION = """
ALTER TABLE events_question ADD CONSTRAINT question_condition_is_of_the_same_event
    FOREIGN KEY (asked_if_id, event_id) REFERENCES events_question (id, event_id);
"""

UNDO_CONDITION = """
ALTER TABLE events_question DROP CONSTRAINT question_condition_is_of_the_same_event;
"""

WORDINGS = """
REVOKE UPDATE, DELETE, TRUNCATE ON events_consenttext FROM arena_app;
REVOKE UPDATE ON events_consent FROM arena_app;
GRANT UPDATE (withdrawn_at) ON events_consent TO arena_app;
REVOKE UPDATE, DELETE, TRUNCATE ON events_purge FROM arena_app;
"""

UNDO_WORDINGS = """
GRANT UPDATE, DELETE ON events_consenttext, events_purge TO arena_app;
REVOKE UPDATE (withdrawn_at) ON events_consent FROM arena_app;
GRANT UPDATE ON events_consent TO arena_app;
"""

NEEDS = """
CREATE FUNCTION events_care_need_goes_with_last_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM events_careneed WHERE participant_id = OLD.participant_id AND NOT EXISTS (
        SELECT FROM events_registration
        WHERE participant_id = OLD.participant_id AND state IN ('held', 'confirmed', 'waiting', 'offered')
    );
    RETURN NULL;
END $$;
COMMENT ON FUNCTION events_care_need_goes_with_last_seat() IS
    'Dietary and access needs are deleted at once when nobody needs them, whichever way a registration ends.';
CREATE TRIGGER care_need_goes AFTER UPDATE ON events_registration FOR EACH ROW
    WHEN (NEW.state IN ('cancelled', 'lapsed') OR NEW.participant_id <> OLD.participant_id)
    EXECUTE FUNCTION events_care_need_goes_with_last_seat();
CREATE TRIGGER care_need_goes_too AFTER DELETE ON events_registration FOR EACH ROW
    EXECUTE FUNCTION events_care_need_goes_with_last_seat();
"""

UNDO_NEEDS = """
DROP TRIGGER care_need_goes_too ON events_registration;
DROP TRIGGER care_need_goes ON events_registration;
DROP FUNCTION events_care_need_goes_with_last_seat();
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0007_sign_up"), ("shared", "0001_database_role")]

    operations = [
        migrations.AddConstraint(
            "question",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["choice", "several"]), ("options_sv__len__gte", 2)),
                    models.Q(models.Q(("kind__in", ["choice", "several"]), _negated=True), ("options_sv", [])),
                    _connector="OR",
                ),
                name="question_choices_follow_kind",
            ),
        ),
        migrations.AddConstraint(
            "question",
            models.CheckConstraint(
                condition=models.Q(
                    ("options_en", []), ("options_en__len", models.F("options_sv__len")), _connector="OR"
                ),
                name="question_choices_are_as_many_in_english",
            ),
        ),
        migrations.AddConstraint(
            "question",
            models.UniqueConstraint(fields=("id", "event"), name="question_event_for_conditions"),
        ),
        migrations.RunSQL(CONDITION, UNDO_CONDITION),
        migrations.RunSQL(WORDINGS, UNDO_WORDINGS),
        migrations.RunSQL(NEEDS, UNDO_NEEDS),
    ]
