import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# What was merged stays written: the running portal may add merges, and only forget by whom.
GUARD = """
CREATE FUNCTION merges_only_grow() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER AS $$
BEGIN
    IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.done_by_id IS NULL AND to_jsonb(NEW) - 'done_by_id' = to_jsonb(OLD) - 'done_by_id' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'merges are only ever added' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER only_grow BEFORE UPDATE OR DELETE ON actors_merge
    FOR EACH ROW EXECUTE FUNCTION merges_only_grow();
"""

REMOVE = """
DROP TRIGGER only_grow ON actors_merge;
DROP FUNCTION merges_only_grow();
"""


class Migration(migrations.Migration):
    dependencies = [("actors", "0016_facts_with_age")]

    operations = [
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.SlugField(max_length=80, verbose_name="address that the merged actor had")),
                ("moved", models.JSONField(verbose_name="what went along")),
                ("stayed", models.JSONField(verbose_name="what stayed, since the other has the same")),
                ("taken", models.JSONField(verbose_name="facts taken over")),
                ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                ("done_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="merged at")),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges",
                        to="actors.actor",
                        verbose_name="merged into",
                    ),
                ),
                (
                    "merged",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merge",
                        to="actors.actor",
                        verbose_name="merged actor",
                    ),
                ),
            ],
            options={
                "verbose_name": "merge",
                "verbose_name_plural": "merges",
                "ordering": ["-done_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("merged", models.F("into")), _negated=True), name="merge_not_into_itself"
                    )
                ],
            },
        ),
        migrations.RunSQL(GUARD, REMOVE),
        migrations.AlterField(
            model_name="decision",
            name="act",
            field=models.CharField(
                blank=True,
                choices=[
                    ("help_asked", "opened to the project staff"),
                    ("help_ended", "closed to the project staff"),
                    ("helped", "changed by the project staff"),
                    ("verified", "name and number verified"),
                    ("took_over", "another actor became part of it"),
                    ("claimed", "the first manager let in"),
                    ("domain", "mail domain verified"),
                    ("domain_gone", "mail domain removed"),
                    ("custody_ask", "the project staff asked to take over"),
                    ("custody", "taken over by the project staff"),
                    ("custody_end", "handed back by the project staff"),
                ],
                max_length=12,
                verbose_name="done without a move",
            ),
        ),
    ]
