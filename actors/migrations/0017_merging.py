from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("actors", "0016_facts_with_age")]

    operations = []
