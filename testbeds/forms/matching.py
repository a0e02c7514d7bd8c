"""What is asked about matches: one's own weights, a supplier's interest, and why something is decided."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedForm, GuardedModelForm
from testbeds.models import InterestNotice, Step
from testbeds.states import WEIGHTS, Component

HEAVIEST = 100


def _weight(component):
    usual = WEIGHTS[component]
    return forms.IntegerField(label=capfirst(component.label), min_value=0, max_value=HEAVIEST, initial=usual)


class WeightsForm(GuardedForm):
    """How much each component weighs for this reader, in the address; nothing of it is kept."""

    A = _weight(Component.AREAS)
    V = _weight(Component.CARE)
    M = _weight(Component.GROUPS)
    I = _weight(Component.INTEGRATIONS)  # noqa: E741
    E = _weight(Component.EVIDENCE)
    D = _weight(Component.NEARBY)

    def __init__(self, data=None, **kwargs):
        is_asked = data is not None and any(name in data for name in Component.values)
        super().__init__({**WEIGHTS, **data.dict()} if is_asked else None, **kwargs)

    def clean(self):
        data = super().clean()
        if not self.errors and not any(data.values()):
            raise ValidationError(_("Something has to weigh more than nothing."))
        return data

    @property
    def own(self):
        """The weights that were chosen; nothing where they are the usual ones, or cannot be used."""
        if not self.is_valid():
            return None
        chosen = {Component(name): weight for name, weight in self.cleaned_data.items()}
        return None if chosen == WEIGHTS else chosen


class InterestForm(GuardedModelForm):
    has_conflict = forms.TypedChoiceField(
        label=_("Does anybody with you have a tie to those who decide about the need?"),
        help_text=_("Work, a close relative, an assignment or shares. A tie does not shut you out; it is said openly."),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = InterestNotice
        fields = ["text", "evidence", "has_conflict", "conflict"]
        labels = {"conflict": _("If yes: what is the tie?")}
        help_texts = {
            "text": _("In plain words: what you have, and how it meets the need."),
            "evidence": _("Results, places where it is used, whom they can ask."),
            "conflict": _("Leave out names of private persons."),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 6}),
            "evidence": forms.Textarea(attrs={"rows": 4}),
            "conflict": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["conflict"].says_when_needed = True

    def clean(self):
        said = super().clean()
        if said.get("has_conflict") and not said.get("conflict") and "conflict" not in self.errors:
            self.add_error("conflict", ValidationError(_("Say what the tie is."), code="required"))
        if said.get("has_conflict") is False:
            said["conflict"] = ""
        return said


class ReasonForm(GuardedForm):
    """Why something about a match is decided."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Both sides read it, and the project staff. Leave out names of persons."),
        max_length=Step._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class OptionalReasonForm(ReasonForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False
        self.fields["reason"].label = _("Reason, if you want to give one")
