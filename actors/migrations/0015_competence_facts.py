from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("actors", "0014_claims_and_domains")]

    operations = []
