from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from actors.forms.drafts import DraftForm
from actors.forms.names import replacements
from actors.models import Actor, ActorCompetence, Term
from actors.registering import NEEDED_OF_COMPETENCE
from actors.searching import registry_version
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
        self.replacements = replacements(registry_version())
        if self.instance.pk:
            for stance, code in self.instance.competences.values_list("stance", "term"):
                self.initial.setdefault(stance, []).append(self.replacements.get(code, code))

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
        """Keep what is said about a competence that stays; a term that may no longer be chosen stays as it is."""
        actor = super().save(commit)
        wanted = {term.pk: stance for stance in Stance.values for term in self.cleaned_data[stance]}
        held = self._held_rows(actor)
        choosable = set(self.fields["has"].queryset.values_list("pk", flat=True))
        actor.competences.filter(pk__in=[held[code].pk for code in choosable & held.keys() - wanted.keys()]).delete()
        for code, stance in wanted.items():
            row = held.get(code) or ActorCompetence(actor=actor)
            if (row.term_id, row.stance) != (code, stance) or not row.pk:
                row.term_id = code
                row.take_stance(stance)
        return actor

    def _held_rows(self, actor):
        """By the code that carries on; of two that have become one, the first stays."""
        held = {}
        for row in actor.competences.order_by("term"):
            code = self.replacements.get(row.term_id, row.term_id)
            if code in held:
                row.delete()
            else:
                held[code] = row
        return held
