from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0014_calendars")]

    operations = [
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(fields=["person_key"], name="participant_by_person"),
        ),
    ]
