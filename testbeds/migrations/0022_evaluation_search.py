"""Search documents of evaluations and testbeds."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0021_adopting")]

    operations = []
