from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0009_own")]

    operations = [
        migrations.AddField(
            model_name="participant",
            name="corrected_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="facts corrected"),
        ),
    ]
