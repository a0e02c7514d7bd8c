"""Letters are found by what they are about, and by whom they went to."""

from django.db import migrations, models
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    dependencies = [("outbox", "0009_preferences")]

    operations = [
        migrations.AddIndex(
            model_name="outboundletter",
            index=models.Index(fields=["scope"], name="outbound_letter_by_scope"),
        ),
        migrations.AddIndex(
            model_name="outboundletter",
            index=models.Index(Upper("address"), name="outbound_letter_by_address"),
        ),
    ]
