import uuid

import django.contrib.postgres.functions
from django.db import migrations, models


class Migration(migrations.Migration):
    """The database makes the key of each row that is there already."""

    dependencies = [
        ("actors", "0005_imported_file"),
    ]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="key",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(),
                default=uuid.uuid4,
                editable=False,
                unique=True,
                verbose_name="key in addresses",
            ),
        ),
    ]
