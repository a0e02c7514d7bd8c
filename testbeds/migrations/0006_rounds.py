from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0005_deciding")]

    operations = []
