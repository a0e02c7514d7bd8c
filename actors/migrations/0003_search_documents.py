"""A search document per actor and per offering, in tables of their own, so that ordinary reading never carries them."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

# The database removes a document with its row: triggers may write one after Django has already looked.
TIE = """
ALTER TABLE actors_{name}search ADD CONSTRAINT {name}search_of_{name}
    FOREIGN KEY ({name}_id) REFERENCES actors_{name} (id) ON DELETE CASCADE;
"""


def create(name):
    return migrations.CreateModel(
        name=f"{name.capitalize()}Search",
        fields=[
            (
                "facets",
                django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), size=None),
            ),
            ("text", models.TextField()),
            ("vector", django.contrib.postgres.search.SearchVectorField()),
            (
                name,
                models.OneToOneField(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    primary_key=True,
                    related_name="search",
                    serialize=False,
                    to=f"actors.{name}",
                ),
            ),
        ],
        options={
            "abstract": False,
            "indexes": [
                django.contrib.postgres.indexes.GinIndex(fields=["facets"], name=f"{name}search_facets"),
                django.contrib.postgres.indexes.GinIndex(fields=["vector"], name=f"{name}search_vector"),
                django.contrib.postgres.indexes.GinIndex(
                    django.contrib.postgres.indexes.OpClass("text", "gin_trgm_ops"), name=f"{name}search_text"
                ),
            ],
        },
    )


class Migration(migrations.Migration):
    dependencies = [("actors", "0002_swedish_order"), ("shared", "0002_swedish_text")]

    operations = [
        create("actor"),
        create("offering"),
        migrations.RunSQL([TIE.format(name="actor"), TIE.format(name="offering")], migrations.RunSQL.noop),
    ]
