"""A message as the staff write it: Swedish for everybody, English for those who have asked for it."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedModelForm
from events.models import Message

MOST_TICKED = 500


class MessageForm(GuardedModelForm):
    """`counted` is how many the preview said would get it: when that has changed, it is shown once more."""

    counted = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Message
        fields = ["subject_sv", "text_sv", "subject_en", "text_en"]
        labels = {
            "subject_sv": _("Subject"),
            "text_sv": _("Text"),
            "subject_en": _("Subject in English"),
            "text_en": _("Text in English"),
        }
        help_texts = {
            "text_sv": _(
                "Plain text. The letter greets by name if the text does not, and ends with time, place and links. "
                "{name}, {event}, {when} and {where} become the person's name, the title, the time and the place."
            ),
            "text_en": _("Without it, those who read English get the Swedish text."),
        }

    def clean(self):
        said = super().clean()
        if bool(said.get("subject_en")) != bool(said.get("text_en")):
            lacking = "text_en" if said.get("subject_en") else "subject_en"
            self.add_error(lacking, _("Write both subject and text in English, or neither."))
        return said

    @property
    def texts(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


def ticked(query):
    """The keys of those who were ticked in the list; what is no key is left out."""
    return [UUID(key) for key in query.getlist("who")[:MOST_TICKED] if _is_key(key)]


def _is_key(text):
    try:
        UUID(text)
    except ValueError:
        return False
    return True
