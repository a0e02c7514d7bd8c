from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("actors", "0015_competence_facts")]

    operations = []
