import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Keep who set which reminder and how it went; how far a worker has come with one is no business of the log."""

    dependencies = [("events", "0011_reminders")]

    operations = [
        migrations.AlterField(
            model_name="reminder",
            name="run",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reminders",
                to="events.reminderrun",
            ),
        ),
        migrations.AddIndex(
            model_name="seatmove",
            index=models.Index(
                condition=models.Q(("after", "confirmed")), fields=["created_at"], name="seat_move_confirmed"
            ),
        ),
        migrations.RunSQL(
            "SELECT history_follow('events_reminderrule'); SELECT history_follow('events_reminderrun', '{cursor}')",
            "SELECT history_unfollow('events_reminderrule'); SELECT history_unfollow('events_reminderrun')",
        ),
    ]
