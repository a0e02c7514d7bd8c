"""What the database itself holds of rounds.

Whose need an answer holds is judged as the transaction ends, since a merged actor takes its needs and its answers along
one after the other; an answer that cannot go along, since both had one, keeps its needs.
"""

from django.db import migrations

OWNER = """
CREATE FUNCTION need_answers_for_its_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM testbeds_need AS need
        JOIN testbeds_inventoryresponse AS response ON response.id = need.response_id
        LEFT JOIN actors_actor AS owner ON owner.id = need.owner_id
        WHERE CASE TG_TABLE_NAME WHEN 'testbeds_need' THEN need.id = NEW.id ELSE response.id = NEW.id END
            AND response.actor_id IS DISTINCT FROM owner.id AND response.actor_id IS DISTINCT FROM owner.part_of_id
            AND NOT EXISTS (
                SELECT FROM actors_merge WHERE merged_id = response.actor_id AND into_id IN (owner.id, owner.part_of_id)
            )
    ) THEN
        RAISE EXCEPTION 'a need in an answer belongs to whoever answers, or to a unit of it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'need_answers_for_its_owner';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER need_answers_for_its_owner
    AFTER INSERT OR UPDATE OF owner_id, response_id ON testbeds_need DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.response_id IS NOT NULL) EXECUTE FUNCTION need_answers_for_its_owner();
CREATE CONSTRAINT TRIGGER need_answers_for_its_owner
    AFTER UPDATE OF actor_id ON testbeds_inventoryresponse DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION need_answers_for_its_owner();
"""
NO_OWNER = """
DROP TRIGGER need_answers_for_its_owner ON testbeds_inventoryresponse;
DROP TRIGGER need_answers_for_its_owner ON testbeds_need;
DROP FUNCTION need_answers_for_its_owner();
"""

VERSION = """
CREATE FUNCTION need_has_version_of_its_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT round.form_version INTO NEW.form_version
    FROM testbeds_inventoryresponse AS response
    JOIN testbeds_inventoryround AS round ON round.id = response.round_id
    WHERE response.id = NEW.response_id;
    RETURN NEW;
END $$;
CREATE TRIGGER need_has_version_of_its_round BEFORE INSERT ON testbeds_need
    FOR EACH ROW WHEN (NEW.response_id IS NOT NULL) EXECUTE FUNCTION need_has_version_of_its_round();
"""
NO_VERSION = """
DROP TRIGGER need_has_version_of_its_round ON testbeds_need;
DROP FUNCTION need_has_version_of_its_round();
"""

LATE = """
CREATE FUNCTION inventoryresponse_late_only_by_exception() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.late_because = '' AND EXISTS (
        SELECT FROM testbeds_inventoryround WHERE id = NEW.round_id AND state IN ('closed', 'compiled')
    ) THEN
        RAISE EXCEPTION 'the round is closed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'inventoryresponse_late_only_by_exception';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER inventoryresponse_late_only_by_exception BEFORE UPDATE OF state ON testbeds_inventoryresponse
    FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION inventoryresponse_late_only_by_exception();
"""
NO_LATE = """
DROP TRIGGER inventoryresponse_late_only_by_exception ON testbeds_inventoryresponse;
DROP FUNCTION inventoryresponse_late_only_by_exception();
"""


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0005_deciding")]

    operations = [
        migrations.RunSQL(OWNER, NO_OWNER),
        migrations.RunSQL(VERSION, NO_VERSION),
        migrations.RunSQL(LATE, NO_LATE),
    ]
