from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from actors.columns import TABLES
from actors.importing import LARGEST_FILE, keep_upload, names_of
from actors.importing.approving import go_on
from actors.importing.headings import meanings
from actors.importing.keeping import remembered
from arena.shared.errors import Refused
from arena.shared.forms import GuardedForm


class UploadForm(forms.Form):
    """A file to try: it is read and kept, and changes nothing yet."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX, or CSV in UTF-8, at most 40 MB. Nothing changes until you have seen what it would do."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
    )

    def keep(self, by):
        """The kept file, or None with the reason beside the field."""
        file = self.cleaned_data["file"]
        try:
            kept = keep_upload(file.read(LARGEST_FILE + 1), name=file.name, by=by)
        except Refused as refusal:
            self.add_error("file", str(refusal))
            return None
        go_on(kept)
        return kept


class MeaningForm(GuardedForm):
    """Which column each heading of the file means."""

    def __init__(self, data=None, *, upload, kind):
        super().__init__(data)
        self.upload, self.kind = upload, kind
        choices = [("", _("Do not use")), *[(name, self._label(name)) for name in names_of(kind)]]
        guesses = meanings(upload.columns, kind, remembered(kind))
        if kind == upload.kind and any(upload.meanings):
            guesses = upload.meanings
        for place, heading in enumerate(upload.columns):
            if heading:
                self.fields[f"column-{place}"] = forms.ChoiceField(
                    label=heading, choices=choices, required=False, initial=guesses[place]
                )

    def _label(self, name):
        table = TABLES.get(self.kind)
        return f"{table.by_name[name].label} ({name})" if table else capfirst(name)

    @property
    def meanings(self):
        return [self.cleaned_data.get(f"column-{place}", "") for place in range(len(self.upload.columns))]

    def clean(self):
        cleaned = super().clean()
        seen = {}
        for field, column in list(self.cleaned_data.items()):
            if column and column in seen:
                self.add_error(
                    field, _("“%(heading)s” already means this.") % {"heading": self.fields[seen[column]].label}
                )
            seen.setdefault(column, field)
        if not any(self.cleaned_data.values()):
            raise forms.ValidationError(_("Choose a column for at least one heading."))
        return cleaned
