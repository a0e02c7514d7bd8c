"""What came back stays written, and so does what somebody has ended: the running portal adds such rows, ends those that
stand, once, and only forgets by whom and by which letter.
"""

from django.db import migrations

CREATE = """
REVOKE UPDATE, DELETE, TRUNCATE ON outbox_bounce FROM arena_app;

CREATE FUNCTION outbox_suppressions_only_end() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER AS $$
DECLARE
    may_change CONSTANT text[] := '{lifted_at,lifted_by_id,letter_id}';
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - may_change = to_jsonb(OLD) - may_change
        AND (OLD.lifted_at IS NULL OR NEW.lifted_at IS NOT DISTINCT FROM OLD.lifted_at)
        AND (OLD.lifted_at IS NULL OR NEW.lifted_by_id IS NULL OR NEW.lifted_by_id = OLD.lifted_by_id)
        AND (NEW.letter_id IS NULL OR NEW.letter_id = OLD.letter_id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'suppressions are only ever added and ended' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER only_end BEFORE UPDATE OR DELETE ON outbox_suppression
    FOR EACH ROW EXECUTE FUNCTION outbox_suppressions_only_end();
"""

DROP = """
DROP TRIGGER only_end ON outbox_suppression;
DROP FUNCTION outbox_suppressions_only_end();
GRANT UPDATE, DELETE ON outbox_bounce TO arena_app;
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0010_seeing"), ("shared", "0001_database_role")]

    operations = [migrations.RunSQL(CREATE, DROP)]
