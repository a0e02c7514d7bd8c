"""What the database itself holds of analyses."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0017_instruments")]

    operations = []
