"""What an organisation has decided stays written: the running portal replaces a decision, and never rewrites one."""

from django.db import migrations, models

GUARD = """
CREATE FUNCTION adoption_decisions_stay() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER AS $$
DECLARE
    may_change text[] := array['replaced_at', 'deployment_id', 'by_id', 'actor_id'];
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - may_change = to_jsonb(OLD) - may_change
        AND (NEW.by_id IS NULL OR NEW.by_id = OLD.by_id)
        AND (OLD.replaced_at IS NULL OR NEW.replaced_at = OLD.replaced_at)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'adoption decisions are only ever replaced' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER decisions_stay BEFORE UPDATE OR DELETE ON testbeds_adoptiondecision
    FOR EACH ROW EXECUTE FUNCTION adoption_decisions_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0020_reporting")]

    operations = [
        migrations.AddField(
            model_name="adoptionfollowup",
            name="reminded_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="reminded"),
        ),
        migrations.AddConstraint(
            model_name="adoptionfollowup",
            constraint=models.CheckConstraint(
                condition=models.Q(("reminded_at", None), ("asked_at__isnull", False), _connector="OR"),
                name="adoptionfollowup_asked_before_reminded",
            ),
        ),
        migrations.RunSQL(GUARD, "DROP FUNCTION adoption_decisions_stay() CASCADE"),
    ]
