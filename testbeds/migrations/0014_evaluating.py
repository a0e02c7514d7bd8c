"""What the database itself holds of the course of an evaluation."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0013_beds")]

    operations = []
