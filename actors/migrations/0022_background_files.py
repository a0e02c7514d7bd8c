from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("actors", "0021_search_in_millions")]

    operations = []
