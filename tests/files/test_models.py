import pytest
from django.db import IntegrityError, transaction

from arena.files.models import LARGEST
from tests.factories import StoredFileFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("storedfile_kind_is_known", {"kind": "exe"}),
        ("storedfile_size_within_limit", {"size": LARGEST + 1}),
        ("storedfile_size_within_limit", {"size": 0}),
        ("storedfile_name_is_no_path", {"name": "../rapport.pdf"}),
        ("storedfile_name_is_no_path", {"name": "rapport.pdf\r\nX: y"}),
        ("storedfile_has_fingerprint", {"sha256": "x"}),
    ],
)
def test_constraint_stops(constraint, facts):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        StoredFileFactory(**facts)
