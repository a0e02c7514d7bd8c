"""Follow the needs of events, once the database knows where the table points: so that an entry names the need."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("events", "0018_needs"), ("history", "0002_triggers")]

    operations = [
        migrations.RunSQL(
            "SELECT history_follow('events_event_needs')", "SELECT history_unfollow('events_event_needs')"
        ),
    ]
