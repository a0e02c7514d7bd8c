"""Versions of offerings. A row points at offering and version together, so that it names no version of another."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import arena.shared.fields

PAIR = """
ALTER TABLE actors_offeringversion ADD CONSTRAINT offeringversion_belongs_to_offering UNIQUE (offering_id, key);
"""
NO_PAIR = "ALTER TABLE actors_offeringversion DROP CONSTRAINT offeringversion_belongs_to_offering;"


class Migration(migrations.Migration):
    dependencies = [
        ("actors", "0017_merging"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfferingVersion",
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
                (
                    "offering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="actors.offering",
                        verbose_name="offering",
                    ),
                ),
                ("number", models.CharField(max_length=40, verbose_name="version")),
                ("released_on", arena.shared.fields.PartialDateField(max_length=10, verbose_name="released")),
                ("changes", models.TextField(blank=True, max_length=600, verbose_name="what is new")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created"),
                ),
            ],
            options={
                "verbose_name": "version",
                "verbose_name_plural": "versions",
                "ordering": ["-released_on", "-created_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("offering", "number"),
                        name="offeringversion_one_per_number",
                        violation_error_message="This version is already here.",
                    )
                ],
            },
        ),
        migrations.RunSQL(PAIR, NO_PAIR),
    ]
