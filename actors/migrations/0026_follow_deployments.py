"""What a deployment is about was read off a key of two columns as well, and could come out as the version."""

from django.db import migrations

FOLLOW = "SELECT history_follow('actors_deployment', '{changed_at}')"


class Migration(migrations.Migration):
    dependencies = [("actors", "0025_projects"), ("history", "0003_pointers_of_one_column")]

    operations = [migrations.RunSQL(FOLLOW, migrations.RunSQL.noop)]
