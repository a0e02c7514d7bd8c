"""Whom an offering is not meant for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("actors", "0026_follow_deployments")]

    operations = [
        migrations.AddField(
            "offering",
            "not_for",
            models.ManyToManyField(
                blank=True,
                limit_choices_to={"vocabulary": "MG"},
                related_name="offerings_not_for_them",
                to="actors.term",
                verbose_name="not meant for",
            ),
        ),
    ]
