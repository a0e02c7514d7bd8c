"""A published report stays as it was published, and stays published.

The running portal adds versions, one after the other, and take-downs; of neither it changes more than forgetting by
whom, and it removes none. An evaluation once reported keeps its address and does not go back. What a version is checked
against, the step that tells its checksum, stays likewise, and so does all else in the log of what is no proposal.
"""

from django.db import migrations

KEPT = """
CREATE FUNCTION report_stays_written() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER
SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.by_id IS NULL AND to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what is published is only ever added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON testbeds_reportversion
    FOR EACH ROW EXECUTE FUNCTION report_stays_written();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON testbeds_takedown
    FOR EACH ROW EXECUTE FUNCTION report_stays_written();
"""
NOT_KEPT = """
DROP TRIGGER only_added ON testbeds_takedown;
DROP TRIGGER only_added ON testbeds_reportversion;
DROP FUNCTION report_stays_written();
"""

LOGGED = """
CREATE FUNCTION evaluation_log_stays() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER
SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
        OR (TG_OP = 'UPDATE' AND NEW.by_id IS NULL AND to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id')
        OR (TG_OP = 'DELETE' AND EXISTS (
            SELECT FROM testbeds_evaluation WHERE id = OLD.evaluation_id AND state = 'proposal'))
    THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'the log of an evaluation is only ever added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER evaluation_log_stays BEFORE UPDATE OR DELETE ON testbeds_step
    FOR EACH ROW WHEN (OLD.evaluation_id IS NOT NULL) EXECUTE FUNCTION evaluation_log_stays();
"""
NOT_LOGGED = """
DROP TRIGGER evaluation_log_stays ON testbeds_step;
DROP FUNCTION evaluation_log_stays();
"""

NUMBERED = """
CREATE FUNCTION number_report_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.number <> 1 + (
        SELECT coalesce(max(number), 0) FROM testbeds_reportversion WHERE evaluation_id = NEW.evaluation_id
    ) THEN
        RAISE EXCEPTION 'reportversion_numbers_follow'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'reportversion_numbers_follow';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reportversion_numbers_follow BEFORE INSERT ON testbeds_reportversion
    FOR EACH ROW EXECUTE FUNCTION number_report_version();
"""
NOT_NUMBERED = """
DROP TRIGGER reportversion_numbers_follow ON testbeds_reportversion;
DROP FUNCTION number_report_version();
"""

REPORTED = """
CREATE FUNCTION evaluation_stays_reported() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER
SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE'
        AND (NEW.id, NEW.slug, NEW.published_at) IS NOT DISTINCT FROM (OLD.id, OLD.slug, OLD.published_at)
        AND (NEW.state = OLD.state OR (OLD.state = 'published' AND NEW.state = 'followed_up'))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a reported evaluation stays reported' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER stays_reported BEFORE DELETE OR UPDATE OF id, slug, state, published_at ON testbeds_evaluation
    FOR EACH ROW WHEN (OLD.state IN ('published', 'followed_up', 'aborted'))
    EXECUTE FUNCTION evaluation_stays_reported();
"""
NOT_REPORTED = """
DROP TRIGGER stays_reported ON testbeds_evaluation;
DROP FUNCTION evaluation_stays_reported();
"""


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0019_judging")]

    operations = [
        migrations.RunSQL(KEPT, NOT_KEPT),
        migrations.RunSQL(LOGGED, NOT_LOGGED),
        migrations.RunSQL(NUMBERED, NOT_NUMBERED),
        migrations.RunSQL(REPORTED, NOT_REPORTED),
    ]
