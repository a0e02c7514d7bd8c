"""What is said about an offering together with a file or an address that shows it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from actors.models import OfferingVersion
from arena.files.fields import UploadField
from arena.shared.forms import GuardedModelForm
from arena.shared.since_opened import SinceOpened


class DocumentedForm(SinceOpened, GuardedModelForm):
    """`documenting` keeps the file, by what the form says of it: `upload` and `drop_document`."""

    upload = UploadField(label=_("File that shows it"), required=False)
    drop_document = forms.BooleanField(label=_("Take away the file"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        narrow_versions(self)
        if not self.instance.document_id:
            del self.fields["drop_document"]

    def shows_something(self):
        """Whether, as answered, there is a document to read."""
        answered = self.cleaned_data
        keeps = self.instance.document_id and not answered.get("drop_document")
        return bool(answered.get("upload") or answered.get("link") or keeps)


def narrow_versions(form):
    """Only the offering's own versions can be chosen, and nothing is asked where there are none."""
    form.fields["version"].queryset = OfferingVersion.objects.filter(offering=form.instance.offering)
    form.fields["version"].empty_label = _("All versions")
    if not form.fields["version"].queryset:
        del form.fields["version"]
