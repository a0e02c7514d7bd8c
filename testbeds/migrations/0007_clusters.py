from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testbeds", "0006_rounds")]

    operations = []
