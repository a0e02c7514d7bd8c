"""Values as they are typed: in full, quickly on a telephone, as a file, and left out."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from arena.shared.forms import GuardedForm
from testbeds.collecting import coding
from testbeds.collecting.cells import Unreadable, read_value
from testbeds.collecting.doubting import doubts
from testbeds.evaluation_states import Phase
from testbeds.forms.nameless import Asking, Nameless
from testbeds.models import Measure, Observation

NOT_YET = _("The date has not come yet.")


def day(**facts):
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **facts)


def phase_choices(phases):
    return [(phase.value, capfirst(phase.label)) for phase in Phase if phase in phases]


class Typed(Asking, GuardedForm):
    """A code and its value of one measure in one phase."""

    free_texts = ("note",)

    def __init__(self, data=None, *, evaluation, **kwargs):
        super().__init__(data, **kwargs)
        self.evaluation = evaluation

    def measure_and_phase(self):
        return self.cleaned_data.get("measure"), self.cleaned_data.get("phase")

    def clean_code(self):
        participant = coding.find(self.evaluation, self.cleaned_data["code"])
        if participant is None:
            raise ValidationError(_("There is no such code in this evaluation."))
        return participant

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on and on > timezone.localdate():
            raise ValidationError(NOT_YET)
        return on

    def clean(self):
        said = super().clean()
        measure, _phase = self.measure_and_phase()
        if measure and said.get("value"):
            try:
                said["value"] = read_value(said["value"], measure)
            except Unreadable as wrong:
                self.add_error("value", str(wrong))
        return said

    def odd(self):
        said, (measure, phase) = self.cleaned_data, self.measure_and_phase()
        own = doubts(measure, said["code"], phase=phase, on=said["on"], value=said["value"])
        return [*own, *super().odd()]


class ValueForm(Typed):
    """In full, with the day and a note."""

    measure = forms.ModelChoiceField(Measure.objects.none(), label=_("Measure"), empty_label=_("Choose …"))
    phase = forms.ChoiceField(label=_("Phase"))
    code = forms.CharField(
        label=_("Participant code"), max_length=12, widget=forms.TextInput(attrs={"autocapitalize": "characters"})
    )
    on = day(label=pgettext_lazy("values", "Date"))
    value = forms.CharField(
        label=_("Value"),
        max_length=24,
        help_text=_("A number such as 42 or 42,5. For yes or no: 1 or 0."),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    note = forms.CharField(
        label=pgettext_lazy("values", "Note"),
        max_length=Observation._meta.get_field("note").max_length,
        required=False,
        help_text=_("Something about the measuring; nothing about who it was."),
    )

    def __init__(self, *args, measures, phases, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["measure"].queryset = measures
        self.fields["phase"].choices = phase_choices(phases)
        self.initial.setdefault("on", timezone.localdate())


class ChooseForm(forms.Form):
    """What the quick entry is about; it stays in the address."""

    measure = forms.ModelChoiceField(Measure.objects.none(), label=_("Measure"), empty_label=_("Choose …"))
    phase = forms.ChoiceField(label=_("Phase"))

    def __init__(self, data=None, *, measures, phases):
        super().__init__(data)
        self.fields["measure"].queryset = measures
        self.fields["phase"].choices = phase_choices(phases)


class QuickForm(Typed):
    """A code and a number, with a telephone in one hand."""

    code = forms.CharField(
        label=_("Participant code"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off", "size": 8}),
    )
    value = forms.CharField(
        label=_("Value"),
        max_length=24,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 8}),
    )
    on = day(label=pgettext_lazy("values", "Date"))

    def __init__(self, *args, measure, phase, **kwargs):
        super().__init__(*args, **kwargs)
        self.measure, self.phase = measure, phase
        self.initial.setdefault("on", timezone.localdate())
        first = "value" if self.initial.get("code") else "code"
        self.fields[first].widget.attrs["autofocus"] = True

    def measure_and_phase(self):
        return self.measure, self.phase


class ExcludeForm(Nameless, GuardedForm):
    free_texts = ("because",)

    because = forms.CharField(
        label=_("Why is it not counted?"),
        max_length=Observation._meta.get_field("excluded_because").max_length,
        help_text=_("The value stays, is shown with the reason, and is counted as left out in the report."),
    )


class ValuesFileForm(GuardedForm):
    phase = forms.ChoiceField(label=_("Phase"))
    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX, or CSV in UTF-8, at most 20 MB. Nothing changes until you have seen what it would do."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
    )

    def __init__(self, *args, phases, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phase"].choices = phase_choices(phases)


class ValuesFilter(forms.Form):
    """Which values to list; in the address."""

    q = forms.CharField(label=_("Participant code"), max_length=12, required=False)
    measure = forms.ModelChoiceField(
        Measure.objects.none(), label=_("Measure"), empty_label=_("All measures"), required=False
    )
    phase = forms.ChoiceField(label=_("Phase"), required=False)

    def __init__(self, data=None, *, measures):
        super().__init__(data)
        self.fields["measure"].queryset = measures
        self.fields["phase"].choices = [("", _("All phases")), *phase_choices(Phase)]

    def find(self, values):
        said = self.cleaned_data if self.is_valid() else {}
        if said.get("q"):
            values = values.filter(participant__code=said["q"].strip().upper())
        if said.get("measure"):
            values = values.filter(measure=said["measure"])
        return values.filter(phase=said["phase"]) if said.get("phase") else values
