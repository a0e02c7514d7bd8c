from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("actors", "0010_former_addresses"),
    ]

    operations = [
        migrations.AddField(
            model_name="actor",
            name="org_number_source",
            field=models.TextField(blank=True, verbose_name="source of the organisation number"),
        ),
        migrations.AlterField(
            model_name="decision",
            name="act",
            field=models.CharField(
                blank=True,
                choices=[
                    ("help_asked", "opened to the project staff"),
                    ("help_ended", "closed to the project staff"),
                    ("helped", "changed by the project staff"),
                    ("verified", "name and number verified"),
                ],
                max_length=12,
                verbose_name="done without a move",
            ),
        ),
    ]
