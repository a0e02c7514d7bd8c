"""What the database itself holds of adoption decisions."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0020_reporting")]

    operations = []
