from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("actors", "0022_background_files")]

    operations = []
