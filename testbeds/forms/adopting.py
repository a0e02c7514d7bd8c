"""What an organisation decided after the report, and later: whether it is still used."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from arena.shared.forms import GuardedForm, GuardedModelForm
from testbeds.evaluation_states import Decision
from testbeds.models import AdoptionDecision, AdoptionFollowUp, Need

LONGEST_REASON = AdoptionDecision._meta.get_field("reason").max_length


class DecisionForm(GuardedForm):
    """For one of the organisations that the person may speak for; their needs that it may meet stand beside."""

    actor = forms.ModelChoiceField(
        label=_("Organisation that decided"), queryset=Actor.objects.none(), empty_label=_("Choose …")
    )
    decision = forms.ChoiceField(
        label=_("What it decided"),
        choices=[(value, capfirst(label)) for value, label in Decision.choices],
        widget=forms.RadioSelect,
    )
    decided_on = forms.DateField(
        label=_("Day of the decision"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Everybody can read it beside the report. Name no persons, and nothing from a private need."),
    )
    met = forms.ModelMultipleChoiceField(
        label=_("Needs of yours that are met by it"),
        queryset=Need.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only where you take it into use. A need that is met leaves matching."),
    )

    def __init__(self, *args, actors, needs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["actor"].queryset = Actor.objects.filter(pk__in=[actor.pk for actor in actors]).by_name()
        self.fields["decided_on"].initial = timezone.localdate
        if len(actors) == 1:
            self.initial.setdefault("actor", actors[0])
        if needs:
            self.fields["met"].queryset = needs
        else:
            del self.fields["met"]

    def clean_decided_on(self):
        day = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return day

    def clean(self):
        said = super().clean()
        if said.get("met") and said.get("decision") not in Decision.adopting():
            self.add_error("met", _("Tick a need only if you take it into use."))
        return said


class FollowUpForm(GuardedModelForm):
    still_used = forms.TypedChoiceField(
        label=_("Is it still used?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = AdoptionFollowUp
        fields = ["still_used", "users", "comment"]
        labels = {"users": _("By how many people?"), "comment": _("What has come of it?")}
        help_texts = {
            "users": _("As well as you know. Leave it empty where nobody knows."),
            "comment": _("What became better, worse or otherwise than you thought. Everybody can read it."),
        }
        widgets = {"comment": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        said = self.instance.still_used
        self.initial["still_used"] = {True: "yes", False: "no"}.get(said)
