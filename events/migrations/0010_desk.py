from django.db import migrations, models


class Migration(migrations.Migration):
    """What the staff correct says when, and a move of an event is told of with the venue that it left."""

    dependencies = [("events", "0009_own")]

    operations = [
        migrations.AddField(
            model_name="participant",
            name="corrected_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="facts corrected"),
        ),
        migrations.RunSQL("SELECT history_follow('events_eventmove')", migrations.RunSQL.noop),
    ]
