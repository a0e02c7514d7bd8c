"""Nobody shares what they own: neither said so, nor come to it when two organisations turn out to be one.

When a need comes to another owner, the owner's own sharing of it ends, and the need goes with the answer that the new
owner has in the same round.
"""

from django.db import migrations

KEEP = """
CREATE FUNCTION refuse_sharing_by_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM testbeds_need WHERE id = NEW.need_id AND owner_id = NEW.actor_id) THEN
        RAISE EXCEPTION 'needsharing_not_by_owner' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION follow_new_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM testbeds_needsharing WHERE need_id = NEW.id AND actor_id = NEW.owner_id;
    SELECT coalesce(max(theirs.id), NEW.response_id) INTO NEW.response_id
    FROM testbeds_inventoryresponse AS before
    JOIN testbeds_inventoryresponse AS theirs ON theirs.round_id = before.round_id AND theirs.actor_id = NEW.owner_id
    WHERE before.id = NEW.response_id;
    RETURN NEW;
END $$;
CREATE TRIGGER needsharing_not_by_owner BEFORE INSERT OR UPDATE OF actor_id ON testbeds_needsharing
FOR EACH ROW EXECUTE FUNCTION refuse_sharing_by_owner();
CREATE TRIGGER need_follows_new_owner BEFORE UPDATE OF owner_id ON testbeds_need
FOR EACH ROW WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id) EXECUTE FUNCTION follow_new_owner();
"""

LET_GO = """
DROP TRIGGER need_follows_new_owner ON testbeds_need;
DROP TRIGGER needsharing_not_by_owner ON testbeds_needsharing;
DROP FUNCTION follow_new_owner();
DROP FUNCTION refuse_sharing_by_owner();
"""


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0003_search")]

    operations = [migrations.RunSQL(KEEP, LET_GO)]
