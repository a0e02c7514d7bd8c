"""What the database itself holds of questionnaires."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0016_collecting")]

    operations = []
