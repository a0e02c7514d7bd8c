from django import forms
from django.utils.translation import gettext_lazy as _

from actors.models import Project
from arena.shared.forms import GuardedModelForm
from arena.shared.since_opened import SinceOpened


class ProjectForm(SinceOpened, GuardedModelForm):
    """What pays, from when to when, and what its funders want said."""

    class Meta:
        model = Project
        fields = ["name_sv", "name_en", "starts_on", "ends_on", "funding_sv", "funding_en", "shows_eu_mark"]
        help_texts = {
            "funding_sv": _("The sentence that the funders want to see, as they have written it."),
            "shows_eu_mark": _(
                "The emblem stands beside the words “Co-funded by the European Union”, wherever the sentence is shown."
            ),
        }
        widgets = {
            **{name: forms.Textarea(attrs={"rows": 3}) for name in ["funding_sv", "funding_en"]},
            **{name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in ["starts_on", "ends_on"]},
        }
