"""A column to sort by: A to Ö, whatever the server's locale."""

from django.db import migrations, models
from django.db.models import Func, Value
from django.db.models.functions import Coalesce, NullIf


def key_field(expression):
    return models.GeneratedField(
        db_persist=True,
        expression=Func(expression, function="sv_key"),
        output_field=models.TextField(db_collation="C"),
    )


class Migration(migrations.Migration):
    dependencies = [("actors", "0001_registry"), ("shared", "0002_swedish_text")]

    operations = [
        migrations.AddField("actor", "name_key", key_field(Coalesce(NullIf("display_name", Value("")), "legal_name"))),
        migrations.AddField("offering", "name_key", key_field("name")),
        migrations.AddIndex("actor", models.Index(fields=["name_key"], name="actor_name_key")),
        migrations.AddIndex("offering", models.Index(fields=["name_key"], name="offering_name_key")),
    ]
