import pytest
from django import forms

from arena.files.fields import UploadField
from arena.files.models import LARGEST
from tests.files import samples


class UploadForm(forms.Form):
    file = UploadField()


def read(upload):
    form = UploadForm({}, {"file": upload})
    return form.errors.get("file"), form.cleaned_data.get("file") if form.is_valid() else None


def test_field_knows_the_kind_whatever_the_browser_says():
    errors, file = read(samples.upload(samples.png(), name="bild.png", content_type="text/html"))

    assert (errors, file.kind, file.kept_name) == (None, "png", "bild.png")


@pytest.mark.parametrize(
    ("upload", "told"),
    [
        (samples.upload(b"<html></html>"), "Den här typen av fil tas inte emot här. Skicka"),
        (samples.upload(samples.PDF + b"\0" * LARGEST), "Filen är 10,0"),
        (samples.upload(b""), "Filen är tom."),
        (samples.upload(name="811218-9876.pdf"), "Det här ser ut som ett personnummer."),
        (samples.upload(name="rapport.pdf.exe"), "Filens namn stämmer inte med vad den innehåller (PDF)."),
    ],
    ids=["page", "11 MB", "empty", "personal number", "two ends"],
)
def test_field_says_beside_itself_what_is_wrong(upload, told):
    errors, file = read(upload)

    assert (errors[0].replace("\xa0", " ").startswith(told), file) == (True, None)
