"""Whom an offering is not meant for, and that in the history like everything else that it says."""

from django.db import migrations, models

FOLLOW = "SELECT history_follow('actors_offering_not_for', '{}')"
UNFOLLOW = "SELECT history_unfollow('actors_offering_not_for')"


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
        migrations.RunSQL(FOLLOW, UNFOLLOW),
    ]
