"""When the sign-up opens, and whether those who come too late may wait."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0006_programme")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="has_waiting_list",
            field=models.BooleanField(default=True, verbose_name="waiting list when it is full"),
        ),
        migrations.AddField(
            model_name="event",
            name="sign_up_from",
            field=models.DateTimeField(blank=True, null=True, verbose_name="sign-up from"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sign_up_from", None),
                    ("sign_up_until", None),
                    ("sign_up_from__lt", models.F("sign_up_until")),
                    _connector="OR",
                ),
                name="event_sign_up_opens_before_it_closes",
                violation_error_message="The sign-up must open before it closes.",
            ),
        ),
    ]
