"""What the database itself holds of grades and verdicts.

A sheet that is handed in stands, and so does what was signed: the running portal changes neither, besides forgetting
who it was. Once the report has gone to the supplier, what was agreed, concluded and signed stands; the comment of the
supplier does as soon as the reviewer has it. And whoever writes, a verdict keeps within its bounds: insufficient safety
or ethics bars a recommendation, and a serious incident that nobody has explained bars one on conditions too. An
incident is never refused for that: it stops the report instead, on its way to the supplier and to everybody.
"""

from django.db import migrations

HANDED_IN = """
CREATE FUNCTION grades_stand_once_handed_in() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER
SET search_path = public, pg_temp AS $$
DECLARE
    row record;
BEGIN
    row := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN row;
    END IF;
    PERFORM FROM testbeds_assessmentsheet
    WHERE handed_in_at IS NOT NULL AND id IN (
        CASE WHEN TG_OP <> 'INSERT' THEN OLD.sheet_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.sheet_id END
    );
    IF FOUND THEN
        RAISE EXCEPTION 'what is handed in stands'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'domaingrade_stands_once_handed_in';
    END IF;
    RETURN row;
END $$;
CREATE TRIGGER domaingrade_stands_once_handed_in BEFORE INSERT OR UPDATE OR DELETE ON testbeds_domaingrade
FOR EACH ROW EXECUTE FUNCTION grades_stand_once_handed_in();
CREATE FUNCTION sheet_stands_once_handed_in() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER
SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.assessor_id IS NULL AND to_jsonb(NEW) - 'assessor_id' = to_jsonb(OLD) - 'assessor_id'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what is handed in stands'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'assessmentsheet_stands_once_handed_in';
END $$;
CREATE TRIGGER assessmentsheet_stands_once_handed_in BEFORE UPDATE OR DELETE ON testbeds_assessmentsheet
FOR EACH ROW WHEN (OLD.handed_in_at IS NOT NULL) EXECUTE FUNCTION sheet_stands_once_handed_in();
"""
NOT_HANDED_IN = """
DROP TRIGGER assessmentsheet_stands_once_handed_in ON testbeds_assessmentsheet;
DROP FUNCTION sheet_stands_once_handed_in();
DROP TRIGGER domaingrade_stands_once_handed_in ON testbeds_domaingrade;
DROP FUNCTION grades_stand_once_handed_in();
"""

BOUNDS = """
CREATE FUNCTION keep_verdict_within_bounds(evaluation bigint) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    chosen text;
BEGIN
    PERFORM FROM testbeds_evaluation WHERE id = evaluation FOR NO KEY UPDATE;
    SELECT outcome INTO chosen FROM testbeds_verdict WHERE evaluation_id = evaluation;
    IF chosen = 'recommended' AND EXISTS (
        SELECT FROM testbeds_domaingrade
        WHERE evaluation_id = evaluation AND sheet_id IS NULL AND domain IN (2, 7) AND mark = 'insufficient'
    ) THEN
        RAISE EXCEPTION 'insufficient safety or ethics bars a recommendation'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'verdict_capped_by_safety_and_ethics';
    END IF;
    IF chosen IN ('recommended', 'conditional') AND EXISTS (
        SELECT FROM testbeds_incident WHERE evaluation_id = evaluation AND severity >= 3 AND explained_at IS NULL
    ) THEN
        RAISE EXCEPTION 'a serious incident that nobody has explained bars a recommendation'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'verdict_waits_for_explained_incidents';
    END IF;
END $$;
CREATE FUNCTION verdict_within_bounds() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM keep_verdict_within_bounds(CASE TG_TABLE_NAME WHEN 'testbeds_evaluation' THEN NEW.id
        ELSE (to_jsonb(NEW) ->> 'evaluation_id')::bigint END);
    RETURN NULL;
END $$;
CREATE TRIGGER verdict_within_bounds AFTER INSERT OR UPDATE OF outcome, evaluation_id ON testbeds_verdict
FOR EACH ROW EXECUTE FUNCTION verdict_within_bounds();
CREATE TRIGGER verdict_within_bounds AFTER INSERT OR UPDATE ON testbeds_domaingrade
FOR EACH ROW WHEN (NEW.sheet_id IS NULL AND NEW.mark = 'insufficient') EXECUTE FUNCTION verdict_within_bounds();
CREATE TRIGGER verdict_within_bounds AFTER UPDATE OF state ON testbeds_evaluation
FOR EACH ROW WHEN (NEW.state IN ('reply', 'published') AND NEW.state <> OLD.state)
EXECUTE FUNCTION verdict_within_bounds();
"""
NO_BOUNDS = """
DROP TRIGGER verdict_within_bounds ON testbeds_evaluation;
DROP TRIGGER verdict_within_bounds ON testbeds_domaingrade;
DROP TRIGGER verdict_within_bounds ON testbeds_verdict;
DROP FUNCTION verdict_within_bounds();
DROP FUNCTION keep_verdict_within_bounds(bigint);
"""

SIGNED = """
CREATE FUNCTION verdict_stands_while_signed() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER
SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN NEW;
    END IF;
    IF NEW.decided_at IS NOT NULL
        AND 2 > (SELECT count(*) FROM testbeds_verdictsignature WHERE verdict_id = NEW.id)
    THEN
        RAISE EXCEPTION 'two sign a verdict'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'verdict_decided_by_two';
    END IF;
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'decided_at' <> to_jsonb(OLD) - 'decided_at'
        AND EXISTS (SELECT FROM testbeds_verdictsignature WHERE verdict_id = NEW.id)
    THEN
        RAISE EXCEPTION 'what is signed stands'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'verdict_stands_while_signed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER verdict_stands_while_signed BEFORE INSERT OR UPDATE ON testbeds_verdict
FOR EACH ROW EXECUTE FUNCTION verdict_stands_while_signed();
"""
NOT_SIGNED = """
DROP TRIGGER verdict_stands_while_signed ON testbeds_verdict;
DROP FUNCTION verdict_stands_while_signed();
"""

SENT = """
CREATE FUNCTION judgement_stands_once_sent() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER
SET search_path = public, pg_temp AS $$
DECLARE
    kept jsonb;
BEGIN
    IF current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        FOREACH kept IN ARRAY array[
            CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END, CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END
        ] LOOP
            PERFORM FROM testbeds_evaluation WHERE state IN ('reply', 'review', 'published', 'followed_up', 'aborted')
                AND kept ->> 'sheet_id' IS NULL AND id = coalesce(
                    (kept ->> 'evaluation_id')::bigint,
                    (SELECT evaluation_id FROM testbeds_verdict WHERE id = (kept ->> 'verdict_id')::bigint)
                );
            IF FOUND THEN
                RAISE EXCEPTION 'what was sent to the supplier stands'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'judgement_stands_once_sent';
            END IF;
        END LOOP;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER judgement_stands_once_sent BEFORE INSERT OR UPDATE OR DELETE ON testbeds_verdict
FOR EACH ROW EXECUTE FUNCTION judgement_stands_once_sent();
CREATE TRIGGER judgement_stands_once_sent BEFORE INSERT OR UPDATE OR DELETE ON testbeds_verdictsignature
FOR EACH ROW EXECUTE FUNCTION judgement_stands_once_sent();
CREATE TRIGGER judgement_stands_once_sent BEFORE INSERT OR UPDATE OR DELETE ON testbeds_domaingrade
FOR EACH ROW EXECUTE FUNCTION judgement_stands_once_sent();
CREATE FUNCTION reply_stands_once_given() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER
SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
        OR (TG_OP = 'UPDATE' AND NEW.by_id IS NULL AND to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id')
    THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    PERFORM FROM testbeds_evaluation WHERE state <> 'reply' AND id IN (
        CASE WHEN TG_OP <> 'INSERT' THEN OLD.evaluation_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.evaluation_id END
    );
    IF FOUND THEN
        RAISE EXCEPTION 'the comment of the supplier stands as it was given'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'supplierreply_stands_once_given';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER supplierreply_stands_once_given BEFORE INSERT OR UPDATE OR DELETE ON testbeds_supplierreply
FOR EACH ROW EXECUTE FUNCTION reply_stands_once_given();
"""
NOT_SENT = """
DROP TRIGGER supplierreply_stands_once_given ON testbeds_supplierreply;
DROP FUNCTION reply_stands_once_given();
DROP FUNCTION judgement_stands_once_sent() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0018_statistics")]

    operations = [
        migrations.RunSQL(HANDED_IN, NOT_HANDED_IN),
        migrations.RunSQL(BOUNDS, NO_BOUNDS),
        migrations.RunSQL(SIGNED, NOT_SIGNED),
        migrations.RunSQL(SENT, NOT_SENT),
    ]
