from django import forms
from django.utils.translation import gettext_lazy as _

from actors.models import Term
from arena.shared.forms import GuardedForm


class ReplaceTermForm(GuardedForm):
    """Which term carries on what another one meant."""

    heir = forms.ModelChoiceField(label=_("Replaced by"), queryset=Term.objects.none(), empty_label=_("Choose …"))

    def __init__(self, *args, term, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["heir"].queryset = Term.objects.of(term.vocabulary).active().exclude(pk=term.pk)
