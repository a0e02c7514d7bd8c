"""Every field of a need goes out with a file, or stays here for a reason that is written down."""

import pytest
from django.utils.translation import override

from testbeds.columns import EXCLUDED, NEEDS, TOLD
from testbeds.models import Need


def test_fields_are_exported_or_excluded_for_a_reason():
    fields = {field.name for field in (*Need._meta.concrete_fields, *Need._meta.many_to_many)}
    carried = set().union(*[column.carries for column in NEEDS.columns]) | TOLD

    assert (fields - carried, carried - fields) == (set(EXCLUDED), set())
    assert all(EXCLUDED.values())


def test_fields_told_in_words_have_a_column():
    assert {column.name for column in NEEDS.columns} >= TOLD


@pytest.mark.parametrize("language", ["sv", "en"])
def test_headings_tell_the_columns_apart(language):
    with override(language):
        assert len(set(NEEDS.heads)) == len(NEEDS.columns)
