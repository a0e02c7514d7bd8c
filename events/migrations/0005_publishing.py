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
    ]
