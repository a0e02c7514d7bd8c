"""What the database itself holds of grades and verdicts."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0018_statistics")]

    operations = []
