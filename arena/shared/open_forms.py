"""Forms that anybody may send, without an account and without puzzles."""

import time

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedForm

QUICKEST = 3  # seconds in which nobody reads a form and fills it in
SLOWEST = 24 * 60 * 60


class OpenedField(forms.CharField):
    """When the form was opened, signed: too quick is a machine, too old is a page left lying."""

    widget = forms.HiddenInput
    salt = "arena.shared.open_forms"

    def bring(self):
        return signing.dumps(int(time.time()), salt=self.salt)

    def clean(self, value):
        try:
            seconds = time.time() - signing.loads(value or "", salt=self.salt)
        except signing.BadSignature:
            seconds = SLOWEST + 1
        if seconds > SLOWEST:
            raise ValidationError(
                _("The page had been open for too long. What you wrote is still here: send it again.")
            )
        if seconds < QUICKEST:
            raise ValidationError(_("That went faster than anyone can write. Wait a few seconds and send it again."))
        return seconds


class OpenForm(GuardedForm):
    """The floor under forms without an account: a field that only machines fill in, and a time no person keeps to."""

    nickname = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        template_name="components/trap.html",
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    opened = OpenedField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["opened"] = self.fields["opened"].bring()

    def clean_nickname(self):
        if self.cleaned_data["nickname"]:
            raise ValidationError(_("Leave this field empty: it is there to stop machines."))
        return ""

    def add_error(self, field, error):
        """What is wrong with the time belongs to no field that a reader can see; the next try gets a new time."""
        if field == "opened":
            self.data = self.data.copy()
            self.data[self.add_prefix("opened")] = self.fields["opened"].bring()
            field = None
        super().add_error(field, error)


class OpenModelForm(OpenForm, forms.ModelForm):
    """The same floor under a form that writes a model."""
