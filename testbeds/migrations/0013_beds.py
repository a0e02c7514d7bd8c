"""What the database itself holds of testbeds."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0012_evaluation_history")]

    operations = []
