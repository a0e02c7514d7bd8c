"""A question that is answered with a file."""

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from arena.files import names
from arena.files.kinds import Kind
from arena.files.models import LARGEST
from arena.files.recognising import recognise
from arena.shared import personal_numbers
from arena.shared.errors import Refused
from arena.shared.forms import NO_PERSONAL_NUMBERS

ACCEPTED = ",".join(suffix for kind in Kind for suffix in kind.suffixes)


class UploadField(forms.FileField):
    """Refuses, beside the question, what is too large, of another kind or not what its name says.

    What passes knows its `kind` and the `kept_name` that it will be shown under.
    """

    widget = forms.FileInput(attrs={"accept": ACCEPTED})
    default_error_messages = {"empty": _("The file is empty.")}

    def __init__(self, **kwargs):
        told = _("PDF, picture, plain text, DOCX, XLSX or ODT, at most 10 MB. Without personal data.")
        super().__init__(**{"help_text": told, "max_length": 255, **kwargs})

    def to_python(self, data):
        upload = super().to_python(data)
        if upload is None:
            return None
        if upload.size > LARGEST:
            message = _("The file is %(size)s. It can be at most 10 MB.")
            raise ValidationError(message, code="size", params={"size": filesizeformat(upload.size)})
        try:
            upload.kind = recognise(upload.file)
            upload.kept_name = names.agreeing(upload.name, upload.kind)
        except Refused as no:
            raise ValidationError(str(no), code="content") from None
        if personal_numbers.mask(upload.kept_name) != upload.kept_name:
            raise ValidationError(NO_PERSONAL_NUMBERS, code="personal")
        return upload
