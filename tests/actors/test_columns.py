"""Every field of the registry goes out with a file, or stays here for a reason that is written down."""

import pytest
from django.utils.translation import override

from actors.columns import EXCLUDED, TABLES, TABLES_LEFT_OUT
from actors.models import Actor, ActorCompetence, Offering

CARRIED = {table.model: set().union(*[column.carries for column in table.columns]) for table in TABLES.values()}


@pytest.mark.parametrize("model", [Actor, Offering, ActorCompetence])
def test_fields_are_exported_or_excluded_for_a_reason(model):
    fields = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    excluded = EXCLUDED[model._meta.label]

    carried = CARRIED.get(model, set()) & fields

    assert fields - carried == set(excluded)
    assert all(excluded.values())


def test_models_around_an_actor_and_an_offering_are_exported_or_excluded_for_a_reason():
    around = {
        relation.related_model._meta.label for model in (Actor, Offering) for relation in model._meta.related_objects
    }

    assert around - set(EXCLUDED) == set(TABLES_LEFT_OUT)
    assert all(TABLES_LEFT_OUT.values())


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_headings_of_a_file_tell_its_columns_apart(kind, language):
    table = TABLES[kind]

    with override(language):
        assert len(set(table.heads)) == len(table.columns)
    assert set(table.words().values()) == {column.name for column in table.columns}
