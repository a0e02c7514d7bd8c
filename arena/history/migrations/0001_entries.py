"""What history is kept in: entries, the deeds that they belong to, and whom to forget again."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("shared", "0001_database_role"),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.BigIntegerField(unique=True, verbose_name="person")),
                (
                    "erased_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name="erased"),
                ),
            ],
            options={
                "verbose_name": "erasure",
                "verbose_name_plural": "erasures",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Deed",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("pghistory.context",),
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name="when")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("added", "added"),
                            ("changed", "changed"),
                            ("removed", "removed"),
                            ("exported", "exported"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                ("kind", models.CharField(max_length=63, verbose_name="of what kind")),
                ("key", models.CharField(blank=True, max_length=64, verbose_name="key")),
                ("about", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("before", models.JSONField(null=True, verbose_name="before")),
                ("after", models.JSONField(null=True, verbose_name="after")),
                (
                    "context",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="entries",
                        to="history.deed",
                    ),
                ),
            ],
            options={
                "verbose_name": "history entry",
                "verbose_name_plural": "history entries",
                "ordering": ["pk"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["about"], name="entry_about"),
                    models.Index(fields=["kind", "-id"], name="entry_kind"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("act__in", ["added", "changed", "removed", "exported"])),
                        name="entry_act_is_known",
                    )
                ],
            },
        ),
    ]
