"""A published report stays as it was published."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0019_judging")]

    operations = []
