"""Keep the files that staff import, as they were read."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("actors", "0004_search_follows")]

    operations = [
        migrations.CreateModel(
            name="ImportedFile",
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
                        verbose_name="about",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="file")),
                ("columns", models.JSONField(verbose_name="headings")),
                ("rows", models.JSONField(verbose_name="rows")),
                (
                    "uploaded_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="uploaded"),
                ),
                ("applied_at", models.DateTimeField(blank=True, null=True, verbose_name="imported")),
                ("new_count", models.PositiveIntegerField(blank=True, null=True, verbose_name="new")),
                ("changed_count", models.PositiveIntegerField(blank=True, null=True, verbose_name="changed")),
                (
                    "applied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "imported file",
                "verbose_name_plural": "imported files",
                "ordering": ["-uploaded_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(applied_at=None, new_count=None, changed_count=None)
                        | models.Q(applied_at__isnull=False, new_count__isnull=False, changed_count__isnull=False),
                        name="importedfile_counts_follow_import",
                    )
                ],
            },
        ),
    ]
