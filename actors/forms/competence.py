from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from actors.forms.drafts import DraftForm
from actors.models import Actor, Term
from actors.registering import NEEDED_OF_COMPETENCE
from actors.states import Stance, Vocabulary


class CompetenceField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        terms = Term.objects.of(Vocabulary.COMPETENCE).active()
        super().__init__(queryset=terms, required=False, **kwargs)


class CompetenceForm(DraftForm):
    """What the organisation does, in which areas, and which competences it has, builds up or looks for."""

    needed = NEEDED_OF_COMPETENCE

    has = CompetenceField(
        label=_("Competences you have"), help_text=_("Tick at least one: what somebody could ask you about tomorrow.")
    )
    building = CompetenceField(label=_("Competences you are building up"))
    seeking = CompetenceField(label=_("Competences you are looking for"))

    class Meta:
        model = Actor
        fields = ["summary_sv", "summary_en", "areas"]
        labels = {
            "summary_sv": _("What you do, in Swedish"),
            "summary_en": _("What you do, in English"),
            "areas": _("E-health areas you work in"),
        }
        help_texts = {
            "summary_sv": _("Two or three sentences that someone in home care understands. At most 600 characters."),
        }
        widgets = {
            "summary_sv": forms.Textarea(attrs={"rows": 5}),
            "summary_en": forms.Textarea(attrs={"rows": 5}),
            "areas": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["areas"].queryset = Term.objects.of(Vocabulary.AREA).active()
        if self.instance.pk:
            for stance, term in self.instance.competences.values_list("stance", "term"):
                self.initial.setdefault(stance, []).append(term)

    def clean(self):
        data = super().clean()
        seen = set()
        for stance in Stance.values:
            terms = set(data.get(stance) or ())
            if twice := terms & seen:
                names = ", ".join(str(term) for term in twice)
                self.add_error(stance, ValidationError(_("Ticked more than once: %(names)s.") % {"names": names}))
            seen |= terms
        return data

    @transaction.atomic
    def save(self, commit=True):
        actor = super().save(commit)
        actor.competences.all().delete()
        for stance in Stance.values:
            for term in self.cleaned_data[stance]:
                actor.competences.create(term=term, stance=stance)
        return actor
