"""What the database itself holds of values and incidents.

A value is of the evaluation that both its participant and its measure belong to, whoever writes it. The running portal
adds values of the phase that the state asks for, may leave one out with a reason while nothing is written from them,
and changes no number; when a report is being written, codes, values and weeks stand. An incident is never taken back.
"""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

BELONGS = """
CREATE FUNCTION observation_belongs() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM added
        JOIN testbeds_participant AS participant ON participant.id = added.participant_id
        JOIN testbeds_measure AS measure ON measure.id = added.measure_id
        JOIN testbeds_evaluationplan AS plan ON plan.id = measure.plan_id
        WHERE plan.evaluation_id <> participant.evaluation_id
    ) THEN
        RAISE EXCEPTION 'observation_of_one_evaluation'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'observation_of_one_evaluation';
    END IF;
    IF EXISTS (
        SELECT FROM added JOIN testbeds_measure AS measure ON measure.id = added.measure_id
        WHERE measure.kind = 'yes_no' AND added.value NOT IN (0, 1)
    ) THEN
        RAISE EXCEPTION 'observation_of_yes_or_no_is_1_or_0'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'observation_of_yes_or_no_is_1_or_0';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER observation_belongs_added AFTER INSERT ON testbeds_observation REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION observation_belongs();
CREATE TRIGGER observation_belongs_changed AFTER UPDATE ON testbeds_observation REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION observation_belongs();
"""
NO_BELONGS = """
DROP TRIGGER observation_belongs_changed ON testbeds_observation;
DROP TRIGGER observation_belongs_added ON testbeds_observation;
DROP FUNCTION observation_belongs();
"""

COMES_IN = """
CREATE FUNCTION observation_comes_in() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) AND EXISTS (
        SELECT FROM added
        JOIN testbeds_participant AS participant ON participant.id = added.participant_id
        JOIN testbeds_evaluation AS evaluation ON evaluation.id = participant.evaluation_id
        WHERE NOT (
            (evaluation.state = 'baseline' AND added.phase = 'baseline')
            OR (evaluation.state = 'test' AND added.phase IN ('test', 'follow_up'))
        )
    ) THEN
        RAISE EXCEPTION 'observation_of_the_phase_that_is_on' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER observation_comes_in AFTER INSERT ON testbeds_observation REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION observation_comes_in();
"""
NO_COMES_IN = "DROP TRIGGER observation_comes_in ON testbeds_observation; DROP FUNCTION observation_comes_in();"

CHANGED = """
CREATE FUNCTION observation_number_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) AND EXISTS (
        SELECT FROM old_rows
        JOIN testbeds_participant AS participant ON participant.id = old_rows.participant_id
        JOIN testbeds_evaluation AS evaluation ON evaluation.id = participant.evaluation_id
        LEFT JOIN new_rows ON new_rows.id = old_rows.id
        WHERE new_rows.id IS NULL
            OR to_jsonb(new_rows) - '{by_id,excluded_because}'::text[]
                <> to_jsonb(old_rows) - '{by_id,excluded_because}'::text[]
            OR (
                new_rows.excluded_because <> old_rows.excluded_because
                AND evaluation.state NOT IN ('baseline', 'test', 'stopped', 'analysis')
            )
    ) THEN
        RAISE EXCEPTION 'observation_number_stands' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER observation_number_stands AFTER UPDATE ON testbeds_observation
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION observation_number_stands();
"""
NO_CHANGED = """
DROP TRIGGER observation_number_stands ON testbeds_observation; DROP FUNCTION observation_number_stands();
"""

GONE = """
CREATE FUNCTION observation_goes_while_collecting() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) AND EXISTS (
        SELECT FROM gone
        JOIN testbeds_measure AS measure ON measure.id = gone.measure_id
        JOIN testbeds_evaluationplan AS plan ON plan.id = measure.plan_id
        JOIN testbeds_evaluation AS evaluation ON evaluation.id = plan.evaluation_id
        WHERE evaluation.state NOT IN ('baseline', 'test')
    ) THEN
        RAISE EXCEPTION 'observation_goes_while_collecting' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER observation_goes_while_collecting AFTER DELETE ON testbeds_observation REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION observation_goes_while_collecting();
"""
NO_GONE = """
DROP TRIGGER observation_goes_while_collecting ON testbeds_observation;
DROP FUNCTION observation_goes_while_collecting();
"""

STANDS = """
CREATE FUNCTION collected_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    row_now record := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    evaluations bigint[] := array[
        CASE WHEN TG_OP <> 'INSERT' THEN OLD.evaluation_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.evaluation_id END
    ];
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN row_now;
    END IF;
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id' THEN
        RETURN NEW;
    END IF;
    IF EXISTS (
        SELECT FROM testbeds_evaluation WHERE id = ANY (evaluations) AND state NOT IN
        ('proposal', 'planning', 'plan_frozen', 'baseline', 'test', 'stopped', 'analysis', 'dropped')
    ) THEN
        RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN row_now;
END $$;
CREATE TRIGGER participant_stands_once_written_from BEFORE INSERT OR UPDATE OR DELETE ON testbeds_participant
    FOR EACH ROW EXECUTE FUNCTION collected_stands('participant_stands_once_written_from');
CREATE TRIGGER runningweek_stands_once_written_from BEFORE INSERT OR UPDATE OR DELETE ON testbeds_runningweek
    FOR EACH ROW EXECUTE FUNCTION collected_stands('runningweek_stands_once_written_from');
"""
NO_STANDS = """
DROP TRIGGER runningweek_stands_once_written_from ON testbeds_runningweek;
DROP TRIGGER participant_stands_once_written_from ON testbeds_participant;
DROP FUNCTION collected_stands();
"""

INCIDENT = """
CREATE FUNCTION incident_is_never_taken_back() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    later text[] := '{explanation,explained_at,by_id}';
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - later = to_jsonb(OLD) - later THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'incident_is_never_taken_back' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER incident_is_never_taken_back BEFORE UPDATE OR DELETE ON testbeds_incident
    FOR EACH ROW EXECUTE FUNCTION incident_is_never_taken_back();
"""
NO_INCIDENT = """
DROP TRIGGER incident_is_never_taken_back ON testbeds_incident; DROP FUNCTION incident_is_never_taken_back();
"""

PHASES = [("baseline", "baseline"), ("test", "test"), ("follow_up", "follow-up")]


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0015_planning"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="ValuesFile",
            fields=[
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                        verbose_name="key in addresses",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name of the file")),
                ("phase", models.CharField(choices=PHASES, max_length=9, verbose_name="phase")),
                ("checksum", models.CharField(max_length=64, verbose_name="SHA-256 of the file")),
                ("entries", models.JSONField(default=list, verbose_name="what it says")),
                ("doubts", models.JSONField(default=list, verbose_name="what looks odd in it")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="number of values")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="tried")),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="values_files",
                        to="testbeds.evaluation",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of values",
                "verbose_name_plural": "files of values",
                "ordering": ["-at", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="valuesfile",
            constraint=models.UniqueConstraint(
                fields=("evaluation", "checksum"),
                condition=models.Q(("approved_at__isnull", False)),
                name="valuesfile_approved_once",
            ),
        ),
        migrations.RunSQL(BELONGS, NO_BELONGS),
        migrations.RunSQL(COMES_IN, NO_COMES_IN),
        migrations.RunSQL(CHANGED, NO_CHANGED),
        migrations.RunSQL(GONE, NO_GONE),
        migrations.RunSQL(STANDS, NO_STANDS),
        migrations.RunSQL(INCIDENT, NO_INCIDENT),
    ]
