"""What one may filter the lists of letters by."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FilterForm(forms.Form):
    @property
    def chosen(self):
        """How many filters are set, for the filter panel."""
        return sum(map(bool, self.cleaned_data.values()))


class MailboxForm(FilterForm):
    to = forms.CharField(label=_("Letters to"), required=False, max_length=254)

    def filter(self, letters):
        to = self.cleaned_data["to"].strip()
        return letters.filter(recipient__icontains=to) if to else letters


class OutboxForm(FilterForm):
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args, counts, **kwargs):
        super().__init__(*args, **kwargs)
        everything = [("", _("all letters"))]
        self.fields["state"].choices = everything + [(state, f"{state.label} ({n})") for state, n in counts]

    def filter(self, letters):
        state = self.cleaned_data["state"]
        return letters.filter(state=state) if state else letters
