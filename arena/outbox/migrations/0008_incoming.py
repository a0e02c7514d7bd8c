from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("outbox", "0007_delivery")]

    operations = []
