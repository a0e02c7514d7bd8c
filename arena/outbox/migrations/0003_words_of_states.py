from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0002_attempts_only_grow"),
    ]

    operations = [
        migrations.AlterField(
            model_name="outboundletter",
            name="state",
            field=models.CharField(
                choices=[
                    ("ready", "waiting"),
                    ("claimed", "picked up for sending"),
                    ("sending", "being sent"),
                    ("sent", "sent"),
                    ("failed", "failed"),
                    ("expired", "too late"),
                    ("cancelled", "cancelled"),
                    ("unknown", "uncertain, being looked into"),
                    ("unknown_final", "uncertain"),
                ],
                max_length=13,
                verbose_name="state",
            ),
        ),
    ]
