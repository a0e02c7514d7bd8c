"""What was tried stays written: the running portal may add attempts, and only forget by whom."""

from django.db import migrations

CREATE = """
CREATE FUNCTION outbox_attempts_only_grow() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER AS $$
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.by_id IS NULL AND to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'attempts are only ever added' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER only_grow BEFORE UPDATE OR DELETE ON outbox_deliveryattempt
    FOR EACH ROW EXECUTE FUNCTION outbox_attempts_only_grow();
"""

DROP = """
DROP TRIGGER only_grow ON outbox_deliveryattempt;
DROP FUNCTION outbox_attempts_only_grow();
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_outbox")]

    operations = [migrations.RunSQL(CREATE, DROP)]
