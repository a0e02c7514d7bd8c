"""A settled plan stays as it was signed, and so do its measures, its signatures and what is noted beside it.

The running portal settles no plan that two have not signed. The rest is refused to everybody, the owner of the tables
too: only somebody who first takes the triggers away comes past, and what they change is found when the plan is compared
with its file. Whoever is forgotten stays by a pseudonym.
"""

from django.db import migrations

PLAN = """
CREATE FUNCTION testbeds_plan_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'evaluationplan_stays_once_frozen'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluationplan_stays_once_frozen';
END $$;
CREATE TRIGGER evaluationplan_stays_once_frozen BEFORE UPDATE OR DELETE ON testbeds_evaluationplan
    FOR EACH ROW WHEN (OLD.frozen_at IS NOT NULL) EXECUTE FUNCTION testbeds_plan_stays();
"""

BY_TWO = """
CREATE FUNCTION testbeds_plan_frozen_by_two() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
        AND 2 > (SELECT count(DISTINCT user_id) FROM testbeds_plansignature WHERE plan_id = NEW.id)
    THEN
        RAISE EXCEPTION 'evaluationplan_frozen_by_two'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluationplan_frozen_by_two';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER evaluationplan_frozen_by_two BEFORE INSERT OR UPDATE ON testbeds_evaluationplan
    FOR EACH ROW WHEN (NEW.frozen_at IS NOT NULL) EXECUTE FUNCTION testbeds_plan_frozen_by_two();
"""

PARTS = """
CREATE FUNCTION testbeds_plan_parts_stay() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    is_settled boolean;
BEGIN
    FOR is_settled IN
        SELECT frozen_at IS NOT NULL FROM testbeds_evaluationplan
        WHERE id IN (OLD.plan_id, NEW.plan_id) ORDER BY id FOR SHARE
    LOOP
        IF is_settled THEN
            RAISE EXCEPTION 'evaluationplan_stays_once_frozen'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluationplan_stays_once_frozen';
        END IF;
    END LOOP;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER measure_stays_with_frozen_plan BEFORE INSERT OR UPDATE OR DELETE ON testbeds_measure
    FOR EACH ROW EXECUTE FUNCTION testbeds_plan_parts_stay();
CREATE TRIGGER plansignature_stays_with_frozen_plan BEFORE INSERT OR UPDATE OR DELETE ON testbeds_plansignature
    FOR EACH ROW EXECUTE FUNCTION testbeds_plan_parts_stay();
"""

DEVIATION = """
CREATE FUNCTION testbeds_deviation_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'deviation_only_added'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'deviation_only_added';
END $$;
CREATE TRIGGER deviation_only_added BEFORE UPDATE OR DELETE ON testbeds_deviation
    FOR EACH ROW EXECUTE FUNCTION testbeds_deviation_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0014_evaluating")]

    operations = [
        migrations.RunSQL(
            PLAN,
            "DROP TRIGGER evaluationplan_stays_once_frozen ON testbeds_evaluationplan;"
            "DROP FUNCTION testbeds_plan_stays();",
        ),
        migrations.RunSQL(
            BY_TWO,
            "DROP TRIGGER evaluationplan_frozen_by_two ON testbeds_evaluationplan;"
            "DROP FUNCTION testbeds_plan_frozen_by_two();",
        ),
        migrations.RunSQL(
            PARTS,
            "DROP TRIGGER measure_stays_with_frozen_plan ON testbeds_measure;"
            "DROP TRIGGER plansignature_stays_with_frozen_plan ON testbeds_plansignature;"
            "DROP FUNCTION testbeds_plan_parts_stay();",
        ),
        migrations.RunSQL(
            DEVIATION,
            "DROP TRIGGER deviation_only_added ON testbeds_deviation; DROP FUNCTION testbeds_deviation_stays();",
        ),
    ]
