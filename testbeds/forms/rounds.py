"""A round as the staff plan it, and what a respondent says about its answer."""

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from arena.shared.forms import GuardedForm, GuardedModelForm
from arena.shared.since_opened import SinceOpened
from testbeds.models import InventoryResponse, InventoryRound, Need
from testbeds.rules import NEEDING

MOST_DAYS = 120
MOST_REMINDERS = 6
NOT_DAYS = _("Write whole numbers from 0 to 120 with commas between, like this: 14, 7, 2.")


class DaysField(SimpleArrayField):
    """Numbers of days with commas between, the most first, each once."""

    def __init__(self, **kwargs):
        days = forms.IntegerField(min_value=0, max_value=MOST_DAYS)
        super().__init__(days, max_length=MOST_REMINDERS, **kwargs)
        self.error_messages["item_invalid"] = NOT_DAYS

    def clean(self, value):
        try:
            days = super().clean(value)
        except forms.ValidationError as wrong:
            is_too_many = any(error.code == "max_length" for error in wrong.error_list)
            told = _("At most six reminders.") if is_too_many else NOT_DAYS
            raise forms.ValidationError(told) from None
        return sorted(set(days), reverse=True)


class RoundForm(SinceOpened, GuardedModelForm):
    remind_days = DaysField(
        label=_("Remind so many days before the last day"),
        required=False,
        help_text=_("Like this: 14, 7, 2. Only those who have not answered are written to."),
    )

    class Meta:
        model = InventoryRound
        fields = ["title_sv", "title_en", "text_sv", "text_en", "opens_on", "closes_on", "remind_days"]
        help_texts = {
            "opens_on": _("As planned. Nobody is asked before you open the round."),
            "closes_on": _("After it nobody can answer without an exception that you make, with a reason."),
        }
        widgets = {
            **{name: forms.Textarea(attrs={"rows": 6}) for name in ["text_sv", "text_en"]},
            **{name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in ["opens_on", "closes_on"]},
        }

    def __init__(self, *args, **kwargs):
        """Of a round that is over only its words can change."""
        super().__init__(*args, **kwargs)
        for name in ["opens_on", "closes_on", "remind_days"] if self.instance.is_over else []:
            del self.fields[name]

    def clean(self):
        said = super().clean()
        first, last = said.get("opens_on"), said.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("The last day comes before the first."))
        elif last and "closes_on" in self.changed_data and last < timezone.localdate():
            self.add_error("closes_on", _("Choose a day to come."))
        return said

    def _get_validation_exclusions(self):
        """What is said at the field is not said once more of the whole."""
        excluded = super()._get_validation_exclusions()
        return excluded | {"closes_on"} if "closes_on" in self.errors else excluded


class RespondentForm(GuardedForm):
    actor = forms.ModelChoiceField(Actor.objects.none(), label=_("Ask one more"), empty_label=_("Choose …"))

    def __init__(self, *args, planned, **kwargs):
        super().__init__(*args, **kwargs)
        asked = planned.responses.values("actor")
        could = Actor.objects.living().filter(actor_type__in=NEEDING, part_of=None)
        self.fields["actor"].queryset = could.exclude(pk__in=asked).order_by("name_key", "pk")


class ResponseForm(SinceOpened, GuardedModelForm):
    """Who was asked in the organisation, and what whoever reads the answer should know."""

    class Meta:
        model = InventoryResponse
        fields = ["consulted", "note"]
        help_texts = {"note": _("Read by the project staff and by the members of your organisation.")}
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}

    consulted = forms.MultipleChoiceField(
        label=_("Who was asked?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everybody sees this."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        column = InventoryResponse._meta.get_field("consulted").base_field
        self.fields["consulted"].choices = [(value, capfirst(label)) for value, label in column.choices]


class AttachForm(GuardedForm):
    need = forms.ModelChoiceField(
        Need.objects.none(), label=_("A need that you have already"), empty_label=_("Choose …")
    )

    def __init__(self, *args, needs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["need"].queryset = needs


class AbstainForm(GuardedForm):
    reason = forms.CharField(
        label=_("Why do you abstain?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody sees this, beside the name of your organisation."),
    )


class SendBackForm(GuardedForm):
    reason = forms.CharField(
        label=_("What is missing?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("They get it in a letter."),
    )


class LateForm(GuardedForm):
    reason = forms.CharField(
        label=_("Why may they answer late?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept with the answer, and they can read it. Everybody sees that the answer is late."),
    )
