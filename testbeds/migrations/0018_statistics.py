"""Figures that are done stand: the running portal computes new ones, and never changes those that a report rests on."""

from django.db import migrations

GUARD = """
CREATE FUNCTION analysis_done_stands() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER AS $$
BEGIN
    IF OLD.state <> 'done'
        OR current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'figures that are done are never changed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER done_stands BEFORE UPDATE OR DELETE ON testbeds_analysis
    FOR EACH ROW EXECUTE FUNCTION analysis_done_stands();
"""
REMOVE = """
DROP TRIGGER done_stands ON testbeds_analysis;
DROP FUNCTION analysis_done_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0017_instruments")]

    operations = [migrations.RunSQL(GUARD, REMOVE)]
