"""What the staff write of a consent."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from arena.shared.forms import GuardedModelForm
from events.models import ConsentText


class WordingForm(GuardedModelForm):
    """A new wording of a consent, never another text of an old one."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = ConsentText
        fields = ["text_sv", "text_en", "version"]
        widgets = dict.fromkeys(["text_sv", "text_en"], forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args, purpose, **kwargs):
        latest = ConsentText.objects.filter(purpose=purpose).order_by("version").last()
        self.next_version = latest.version + 1 if latest else 1
        known = {"text_sv": latest.text_sv, "text_en": latest.text_en} if latest else {}
        super().__init__(*args, initial=known | {"version": self.next_version}, **kwargs)
        self.instance.purpose = purpose
        self.latest = latest

    def clean(self):
        written = super().clean()
        if written.get("version") != self.next_version:
            raise ValidationError(
                _("Somebody else has added a wording since you opened the page. Go back and read it first.")
            )
        if self.latest and written.get("text_sv") == self.latest.text_sv and written["text_en"] == self.latest.text_en:
            raise ValidationError(_("This is the wording that is asked for already."))
        return written
