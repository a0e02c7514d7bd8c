"""A supplier has one live request for an offering in a testbed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0012_evaluation_history")]

    operations = [
        migrations.AddConstraint(
            model_name="testrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["sent", "screening"])),
                fields=("testbed", "offering"),
                name="testrequest_one_live_per_offering",
            ),
        ),
    ]
