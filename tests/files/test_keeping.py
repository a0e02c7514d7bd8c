import hashlib
import stat

import pytest
from django import forms

from arena.files import keeping
from arena.files.fields import UploadField
from arena.files.keeping import keep
from arena.files.models import StoredFile
from arena.shared.errors import Refused
from tests.factories import UserFactory
from tests.files import samples

pytestmark = pytest.mark.django_db


def checked(upload):
    field = UploadField()
    return forms.FileField.clean(field, upload)


def test_keep_writes_it_under_a_name_of_its_own_for_the_portal_alone():
    person = UserFactory()

    file = keep(checked(samples.upload(name="../hemligt.pdf")), account="actor:1", by=person)

    assert (file.name, file.kind, file.size, file.uploaded_by) == ("hemligt.pdf", "pdf", len(samples.PDF), person)
    assert file.sha256 == hashlib.sha256(samples.PDF).hexdigest()
    assert (file.path.name, file.path.read_bytes()) == (file.key.hex, samples.PDF)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_keep_refuses_when_the_account_is_full(monkeypatch):
    monkeypatch.setattr(keeping, "QUOTA", len(samples.PDF) + 1)
    keep(checked(samples.upload()), account="actor:1", by=None)
    keep(checked(samples.upload()), account="actor:2", by=None)

    with pytest.raises(Refused):
        keep(checked(samples.upload()), account="actor:1", by=None)

    assert StoredFile.objects.count() == 2
