"""Keep an imported file row by row, with what each row would do, who works on it and how far that has come."""

import django.db.models.deletion
from django.db import migrations, models

KEEP = """
INSERT INTO actors_importedrow (file_id, number, cells)
SELECT file.id, (entry -> 0)::integer, coalesce(
    (SELECT jsonb_agg(coalesce(entry -> 1 ->> heading, '') ORDER BY place)
     FROM jsonb_array_elements_text(file.columns) WITH ORDINALITY AS told(heading, place)), '[]')
FROM actors_importedfile AS file, jsonb_array_elements(file.rows) AS entry;

INSERT INTO actors_importwork (file_id, done, tries, fence) SELECT id, 0, 0, 0 FROM actors_importedfile;

UPDATE actors_importedfile SET
    meanings = columns,
    row_count = jsonb_array_length(rows),
    state = CASE WHEN applied_at IS NULL THEN 'planning' ELSE 'applied' END,
    counts = CASE WHEN applied_at IS NULL THEN '{}'
             ELSE jsonb_build_object('new', new_count, 'changed', changed_count) END;

SET CONSTRAINTS ALL IMMEDIATE;
"""
TAKE_BACK = """
UPDATE actors_importedfile AS file SET
    rows = coalesce((
        SELECT jsonb_agg(jsonb_build_array(number, (
            SELECT jsonb_object_agg(heading, coalesce(cells ->> (place - 1)::integer, ''))
            FROM jsonb_array_elements_text(file.columns) WITH ORDINALITY AS told(heading, place)
        )) ORDER BY number)
        FROM actors_importedrow WHERE file_id = file.id), '[]'),
    new_count = (counts -> 'new')::integer,
    changed_count = (counts -> 'changed')::integer
WHERE state = 'applied';
DELETE FROM actors_importedfile WHERE state <> 'applied';
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("actors", "0021_search_in_millions")]

    operations = [
        migrations.CreateModel(
            name="HeadingMeaning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("municipalities", "municipalities"),
                            ("actors", "actors"),
                            ("offerings", "offerings"),
                        ],
                        max_length=16,
                    ),
                ),
                ("heading", models.CharField(max_length=200)),
                ("column", models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="ImportedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("cells", models.JSONField()),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="ImportOutcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row", models.PositiveIntegerField()),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("changed", "changed"),
                            ("unchanged", "unchanged"),
                            ("conflict", "changed by others meanwhile"),
                            ("left_alone", "managed by the organisation"),
                            ("faulty", "with errors"),
                        ],
                        max_length=12,
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("record", models.CharField(blank=True, max_length=20)),
                ("said", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["row", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ImportWork",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="work",
                        serialize=False,
                        to="actors.importedfile",
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("fence", models.PositiveIntegerField(default=0)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.AddField(
            model_name="importedrow",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="actors.importedfile"
            ),
        ),
        migrations.AddField(
            model_name="importoutcome",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="outcomes", to="actors.importedfile"
            ),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="content",
            field=models.BinaryField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="counts",
            field=models.JSONField(default=dict, verbose_name="what it would do"),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="fingerprint",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="language",
            field=models.CharField(choices=[("sv", "Swedish"), ("en", "English")], default="sv", max_length=5),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="meanings",
            field=models.JSONField(default=list, verbose_name="columns"),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="reason",
            field=models.TextField(blank=True, verbose_name="reason"),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="row_count",
            field=models.PositiveIntegerField(default=0, verbose_name="rows"),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="state",
            field=models.CharField(
                choices=[
                    ("reading", "being read"),
                    ("unclear", "headings to be told"),
                    ("planning", "being compared with the registry"),
                    ("planned", "waiting for your approval"),
                    ("applying", "being imported"),
                    ("applied", "imported"),
                    ("cancelled", "cancelled"),
                    ("failed", "failed"),
                ],
                default="reading",
                max_length=12,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="importedfile",
            name="columns",
            field=models.JSONField(default=list, verbose_name="headings"),
        ),
        migrations.AlterField(
            model_name="importedfile",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[("municipalities", "municipalities"), ("actors", "actors"), ("offerings", "offerings")],
                max_length=16,
                verbose_name="about",
            ),
        ),
        migrations.RemoveConstraint(
            model_name="importedfile",
            name="importedfile_counts_follow_import",
        ),
        migrations.AlterField(  # so that the way back can add it again
            model_name="importedfile",
            name="rows",
            field=models.JSONField(default=list, verbose_name="rows"),
        ),
        migrations.RunSQL(KEEP, TAKE_BACK),
        migrations.RemoveField(
            model_name="importedfile",
            name="changed_count",
        ),
        migrations.RemoveField(
            model_name="importedfile",
            name="new_count",
        ),
        migrations.RemoveField(
            model_name="importedfile",
            name="rows",
        ),
        migrations.AddConstraint(
            model_name="importedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("applied_at__isnull", False), ("state", "applied")),
                    models.Q(models.Q(("state", "applied"), _negated=True), ("applied_at", None)),
                    _connector="OR",
                ),
                name="importedfile_applied_at_follows_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="importedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "failed"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="importedfile_failed_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="importedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("content", None), ("state", "reading"), _connector="OR"),
                name="importedfile_content_until_it_is_read",
            ),
        ),
        migrations.AddConstraint(
            model_name="importedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", ""), _negated=True),
                    models.Q(("state__in", ["planned", "applying", "applied"]), _negated=True),
                    _connector="OR",
                ),
                name="importedfile_kind_known_once_planned",
            ),
        ),
        migrations.AddConstraint(
            model_name="headingmeaning",
            constraint=models.UniqueConstraint(
                fields=("kind", "heading"), name="headingmeaning_one_per_heading_and_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="importedrow",
            constraint=models.UniqueConstraint(fields=("file", "number"), name="importedrow_once_per_file"),
        ),
        migrations.AddIndex(
            model_name="importoutcome",
            index=models.Index(fields=["file", "verdict", "row"], name="importoutcome_by_verdict"),
        ),
    ]
