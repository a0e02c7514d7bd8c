"""A frozen plan stays as it was signed."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0014_evaluating")]

    operations = []
