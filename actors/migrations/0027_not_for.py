from django.db import migrations


class Migration(migrations.Migration):
    """What matching asks of an offering."""

    dependencies = [("actors", "0026_follow_deployments")]

    operations = []
