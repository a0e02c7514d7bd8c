import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """An address that is invited anew after it was taken back begins a new time."""

    dependencies = [("events", "0004_search")]

    operations = [
        migrations.AlterField(
            model_name="invitation",
            name="created_at",
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name="invited"),
        ),
        migrations.RemoveConstraint(model_name="invitation", name="event_invitation_one_per_person"),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                fields=("event", "person_key"),
                name="invitation_one_per_person",
                violation_error_message="The address has already been invited.",
            ),
        ),
    ]
