"""Naming a search that is to be kept, and how often its news come."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from arena.searches.models import SavedSearch
from arena.searches.states import MOST_KEPT
from arena.shared.forms import GuardedModelForm


class SavedSearchForm(GuardedModelForm):
    class Meta:
        model = SavedSearch
        fields = ["name", "interval"]
        help_texts = {"name": _("For yourself: it stands as the subject of the letters.")}
        widgets = {"interval": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["interval"].choices = SavedSearch.interval.field.choices  # without an empty choice

    def clean(self):
        """A new one has to fit among those the person has."""
        is_new = self.instance.pk is None
        if is_new and self.instance.user.saved_searches.count() >= MOST_KEPT:
            raise ValidationError(
                _("You keep %(most)s searches already, which is as many as fit. Remove one that you no longer need."),
                params={"most": MOST_KEPT},
                code="full",
            )
        return super().clean()
