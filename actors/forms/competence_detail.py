from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.forms.offering import TermsField
from actors.models import ActorCompetence
from actors.states import Stance, Vocabulary
from arena.shared.forms import GuardedModelForm
from arena.shared.since_opened import SinceOpened


class CompetenceDetailForm(SinceOpened, GuardedModelForm):
    """More about one competence than the tick in its box; every question is free to answer."""

    areas = TermsField(
        Vocabulary.AREA,
        label=_("E-health areas"),
        help_text=_("Where you use it, or need it. Tick none if it is the same in all your areas."),
    )
    care = TermsField(Vocabulary.CARE, label=_("Care settings"), help_text=_("For example home care or home nursing."))

    class Meta:
        model = ActorCompetence
        fields = ["depth", "people", "evidence", "evidence_link"]
        labels = {
            "depth": _("How well do you master it?"),
            "people": _("How many of you have it?"),
            "evidence": _("What shows it?"),
            "evidence_link": _("Link"),
        }
        help_texts = {
            "evidence": _("For example an assignment, a training or a certificate. At most 400 characters."),
            "evidence_link": _("A page where it can be read."),
        }
        widgets = {"evidence": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.stance == Stance.SEEKING:
            for name in self._meta.fields:
                del self.fields[name]
        for name in ["areas", "care"]:
            self.initial[name] = self.instance.areas.of(self.fields[name].vocabulary)

    @transaction.atomic
    def save(self, commit=True):
        self.instance.confirmed_at = timezone.now()
        row = super().save(commit)
        row.areas.set([*self.cleaned_data["areas"], *self.cleaned_data["care"]])
        return row
