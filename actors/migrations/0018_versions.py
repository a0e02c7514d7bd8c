from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("actors", "0017_merging")]

    operations = []
