"""What the database itself holds of values and incidents."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0015_planning")]

    operations = []
