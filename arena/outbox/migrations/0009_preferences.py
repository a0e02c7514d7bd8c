"""A few reminders and invitations a day to one address go by themselves: which, is written down."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0008_incoming")]

    operations = [
        migrations.CreateModel(
            name="DayPlace",
            fields=[
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="place",
                        serialize=False,
                        to="outbox.outboundletter",
                    ),
                ),
                ("address_key", models.CharField(editable=False, max_length=64)),
                ("day", models.DateField(verbose_name="day")),
            ],
            options={
                "verbose_name": "place in the day",
                "verbose_name_plural": "places in the day",
                "indexes": [models.Index(fields=["address_key", "day"], name="day_place_of_address")],
            },
        ),
    ]
