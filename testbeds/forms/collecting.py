"""Codes, incidents and the weekly log."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from arena.shared.forms import GuardedForm, GuardedModelForm
from testbeds.collecting.coding import MOST_AT_A_TIME
from testbeds.collecting.weeks import monday_of
from testbeds.evaluation_states import EvaluationState, Group
from testbeds.forms.nameless import Asking, Nameless
from testbeds.forms.values import NOT_YET, day
from testbeds.models import Incident, Participant, RunningWeek


def _has_come(on):
    if on and on > timezone.localdate():
        raise ValidationError(NOT_YET)
    return on


class CodesForm(GuardedForm):
    """New codes for a unit of the plan; where it names none, the unit is written."""

    number = forms.IntegerField(
        label=_("How many codes?"), min_value=1, max_value=MOST_AT_A_TIME, widget=forms.NumberInput
    )
    unit = forms.CharField(
        label=pgettext_lazy("values", "Unit"), max_length=Participant._meta.get_field("unit").max_length
    )
    group = forms.ChoiceField(
        label=pgettext_lazy("values", "Group"), choices=[(value, capfirst(label)) for value, label in Group.choices]
    )

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        if units:
            named = [(unit, unit) for unit in units]
            self.fields["unit"] = forms.ChoiceField(label=pgettext_lazy("values", "Unit"), choices=named)


class BeganForm(GuardedForm):
    on = day(label=_("Began on"))

    def clean_on(self):
        return _has_come(self.cleaned_data["on"])


class LeftForm(Nameless, GuardedForm):
    free_texts = ("because",)

    on = day(label=_("Left on"))
    because = forms.CharField(
        label=_("Why?"),
        max_length=Participant._meta.get_field("left_because").max_length,
        help_text=_("In general words, such as moved or ended the job. Nothing that points somebody out."),
    )

    def clean_on(self):
        return _has_come(self.cleaned_data["on"])


class IncidentForm(Asking, GuardedModelForm):
    free_texts = ("description", "action", "reported_to")

    class Meta:
        model = Incident
        fields = ["happened_on", "severity", "description", "action", "reported_to", "stops_test"]
        labels = {"stops_test": _("Stop the test now")}
        help_texts = {
            "description": _("What happened, in plain words. No names, and nothing else that points somebody out."),
            "reported_to": _("For example the ward's own system for incidents, or the manufacturer."),
            "stops_test": _("All who take part are told. It can go on when whoever leads it decides so."),
        }
        widgets = {
            "happened_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "severity": forms.RadioSelect,
            "description": forms.Textarea(attrs={"rows": 5}),
            "action": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, evaluation, known_names=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.known_names = known_names
        self.fields["severity"].choices = [choice for choice in self.fields["severity"].choices if choice[0]]
        if evaluation.state not in EvaluationState.collecting():
            del self.fields["stops_test"]

    def clean_happened_on(self):
        return _has_come(self.cleaned_data["happened_on"])


class ExplainForm(Asking, GuardedForm):
    free_texts = ("explanation",)

    explanation = forms.CharField(
        label=_("How is it explained?"),
        max_length=Incident._meta.get_field("explanation").max_length,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Why it happened, and what keeps it from happening again. It stands in the report."),
    )


class WeekForm(Asking, GuardedModelForm):
    """One week; any of its days says which."""

    free_texts = ("note",)

    class Meta:
        model = RunningWeek
        fields = [
            *("monday", "active", "support_minutes", "added_minutes"),
            *("alarms_true", "alarms_false", "down_minutes", "note"),
        ]
        help_texts = {"monday": _("Any day of the week will do.")}
        widgets = {
            "monday": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "note": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, known_names=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.known_names = known_names
        for field in self.fields.values():
            if isinstance(field, forms.IntegerField):
                most = 10_000 if field is self.fields["active"] else 1_000_000
                field.validators += [MinValueValidator(0), MaxValueValidator(most)]
                field.widget.attrs["max"] = most

    def clean_monday(self):
        return monday_of(_has_come(self.cleaned_data["monday"]))

    def clean(self):
        """A line of nothing would look like a week that has been logged; 0 is something."""
        said = super().clean()
        told = [said.get(name) for name in self._meta.fields if name != "monday"]
        if not self.errors and all(answer in (None, "") for answer in told):
            self.add_error("active", _("Write at least one figure, or what happened. Nothing at all is 0."))
        return said
