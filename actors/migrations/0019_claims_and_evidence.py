from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("actors", "0018_versions")]

    operations = []
