"""What an undone move goes back to, and who was told of which revision."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0005_publishing")]

    operations = [
        migrations.AddField(
            model_name="eventmove",
            name="room",
            field=models.CharField(blank=True, max_length=80, verbose_name="room"),
        ),
        migrations.AddField(
            model_name="eventmove",
            name="took_along",
            field=models.BooleanField(default=False, verbose_name="programme and deadlines moved as far"),
        ),
        migrations.AddField(
            model_name="eventmove",
            name="venue",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="events.venue",
                verbose_name="venue",
            ),
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(verbose_name="revision")),
                ("kind", models.CharField(max_length=60, verbose_name="kind of letter")),
                (
                    "before",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="events.eventmove",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="events.participant",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice of a change",
                "verbose_name_plural": "notices of changes",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participant", "revision"), name="notice_one_per_participant_and_revision"
                    )
                ],
            },
        ),
    ]
