from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("actors", "0019_claims_and_evidence")]

    operations = []
