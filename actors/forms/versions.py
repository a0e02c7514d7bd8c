from django import forms
from django.utils.translation import gettext_lazy as _

from actors.forms.days import refuse_ahead
from actors.models import OfferingVersion
from arena.shared.forms import GuardedModelForm
from arena.shared.since_opened import SinceOpened


class VersionForm(SinceOpened, GuardedModelForm):
    """Which version, since when, and what is new in it."""

    class Meta:
        model = OfferingVersion
        fields = ["number", "released_on", "changes"]
        help_texts = {
            "number": _("As you call it yourselves, for example “4.2” or “spring 2026”."),
            "released_on": _("2026, 2026-03 or 2026-03-15."),
        }
        widgets = {"changes": forms.Textarea(attrs={"rows": 4})}

    def clean_released_on(self):
        return refuse_ahead(self.cleaned_data["released_on"])

    def _get_validation_exclusions(self):
        """The offering is not asked for, but one of its versions has the number."""
        return super()._get_validation_exclusions() - {"offering"}
