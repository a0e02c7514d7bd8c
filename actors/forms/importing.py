from django import forms
from django.utils.translation import gettext_lazy as _

from actors.importing import LARGEST_FILE, keep_upload
from arena.shared.errors import Refused


class UploadForm(forms.Form):
    """A file to try: it is read and kept, and changes nothing yet."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV in UTF-8, at most 2 MB. Nothing changes until you have seen what it would do."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def keep(self, by):
        """The kept file, or None with the reason beside the field."""
        file = self.cleaned_data["file"]
        try:
            return keep_upload(file.read(LARGEST_FILE + 1), name=file.name, by=by)
        except Refused as refusal:
            self.add_error("file", str(refusal))
