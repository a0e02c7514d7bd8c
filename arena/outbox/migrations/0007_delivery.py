from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("outbox", "0006_streams_and_suppression")]

    operations = []
