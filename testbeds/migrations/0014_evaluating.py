"""What the database itself holds of the course of an evaluation, whoever writes through the running portal.

It moves only as the table of its states says, and leaves the stage of a proposal only about a need that its owner has
confirmed; nobody takes the last such need away later. Once it is planned it is not removed. What somebody has declared
of their ties is never changed, what was decided about a tie is added once; only with the person do their words go.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

MOVES = """
CREATE FUNCTION testbeds_evaluation_has_need(which bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM testbeds_evaluation_needs AS link JOIN testbeds_need AS need ON need.id = link.need_id
        WHERE link.evaluation_id = which AND need.confirmed_at IS NOT NULL AND need.state NOT IN ('draft', 'submitted')
    )
$$;

CREATE FUNCTION testbeds_evaluation_moves() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF OLD.state IN ('proposal', 'planning') THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'evaluation_stays'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluation_stays';
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('proposal', 'planning'), ('proposal', 'dropped'),
        ('planning', 'plan_frozen'), ('planning', 'dropped'),
        ('plan_frozen', 'baseline'), ('plan_frozen', 'dropped'),
        ('baseline', 'test'), ('baseline', 'stopped'),
        ('test', 'analysis'), ('test', 'stopped'),
        ('stopped', 'test'), ('stopped', 'analysis'), ('stopped', 'aborted'),
        ('analysis', 'drafting'), ('drafting', 'reply'), ('reply', 'review'),
        ('review', 'drafting'), ('review', 'published'), ('published', 'followed_up')
    ) THEN
        RAISE EXCEPTION 'evaluation_moves_as_its_table_says'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluation_moves_as_its_table_says';
    END IF;
    IF OLD.state = 'proposal' AND NOT testbeds_evaluation_has_need(OLD.id) THEN
        RAISE EXCEPTION 'evaluation_is_about_a_confirmed_need'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluation_is_about_a_confirmed_need';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER evaluation_moves BEFORE UPDATE OF state ON testbeds_evaluation
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION testbeds_evaluation_moves();
CREATE TRIGGER evaluation_stays BEFORE DELETE ON testbeds_evaluation
    FOR EACH ROW EXECUTE FUNCTION testbeds_evaluation_moves();
"""
NO_MOVES = """
DROP TRIGGER evaluation_stays ON testbeds_evaluation;
DROP TRIGGER evaluation_moves ON testbeds_evaluation;
DROP FUNCTION testbeds_evaluation_moves();
"""

KEEPS_NEED = """
CREATE FUNCTION testbeds_evaluation_keeps_need() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN NULL;
    END IF;
    PERFORM FROM testbeds_evaluation WHERE id = OLD.evaluation_id AND state NOT IN ('proposal', 'dropped');
    IF FOUND AND NOT testbeds_evaluation_has_need(OLD.evaluation_id) THEN
        RAISE EXCEPTION 'evaluation_is_about_a_confirmed_need'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'evaluation_is_about_a_confirmed_need';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER evaluation_keeps_need AFTER DELETE OR UPDATE ON testbeds_evaluation_needs
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION testbeds_evaluation_keeps_need();
"""
NO_KEEPS_NEED = """
DROP TRIGGER evaluation_keeps_need ON testbeds_evaluation_needs;
DROP FUNCTION testbeds_evaluation_keeps_need();
DROP FUNCTION testbeds_evaluation_has_need(bigint);
"""

DECLARED = """
CREATE FUNCTION testbeds_declaration_stands() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN NEW;
    END IF;
    IF NEW.user_id IS NULL
        AND (NEW.evaluation_id, NEW.has_conflict, NEW.at) = (OLD.evaluation_id, OLD.has_conflict, OLD.at)
    THEN
        RETURN NEW;
    END IF;
    IF (NEW.evaluation_id, NEW.has_conflict, NEW.text, NEW.at, NEW.user_id)
        = (OLD.evaluation_id, OLD.has_conflict, OLD.text, OLD.at, OLD.user_id)
        AND (OLD.may_stay IS NULL OR (NEW.may_stay, NEW.decided_because, NEW.decided_at)
            = (OLD.may_stay, OLD.decided_because, OLD.decided_at))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'conflictdeclaration_stands'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'conflictdeclaration_stands';
END $$;
CREATE TRIGGER conflictdeclaration_stands BEFORE UPDATE ON testbeds_conflictdeclaration
    FOR EACH ROW EXECUTE FUNCTION testbeds_declaration_stands();
"""
NO_DECLARED = """
DROP TRIGGER conflictdeclaration_stands ON testbeds_conflictdeclaration;
DROP FUNCTION testbeds_declaration_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0013_beds"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddField(
            model_name="conflictdeclaration",
            name="may_stay",
            field=models.BooleanField(blank=True, null=True, verbose_name="the person stays in spite of the tie"),
        ),
        migrations.AddField(
            model_name="conflictdeclaration",
            name="decided_because",
            field=models.TextField(blank=True, max_length=600, verbose_name="why the staff decided so"),
        ),
        migrations.AddField(
            model_name="conflictdeclaration",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="conflictdeclaration",
            name="decided_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="decided"),
        ),
        migrations.AddConstraint(
            model_name="conflictdeclaration",
            constraint=models.CheckConstraint(
                condition=Q(may_stay=None, decided_because="", decided_at=None)
                | (Q(has_conflict=True, may_stay__isnull=False, decided_at__isnull=False) & ~Q(decided_because="")),
                name="conflictdeclaration_tie_decided_with_words",
            ),
        ),
        migrations.RunSQL(MOVES, NO_MOVES),
        migrations.RunSQL(KEEPS_NEED, NO_KEEPS_NEED),
        migrations.RunSQL(DECLARED, NO_DECLARED),
    ]
