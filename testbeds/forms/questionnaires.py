"""Questionnaires: laid out by those who lead, answered with a code."""

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from arena.shared import pointing_out
from arena.shared.forms import GuardedForm, GuardedModelForm
from testbeds.forms.nameless import Nameless
from testbeds.instruments import questions
from testbeds.models import InstrumentResponse, Questionnaire

NO_ANSWER = 0
NOT_ANSWERED = _("Choose an answer, or that you do not want to answer this one.")


class LayOutForm(GuardedModelForm):
    class Meta:
        model = Questionnaire
        fields = ["instrument", "phase", "opens_on", "closes_on"]
        help_texts = {
            "instrument": _("SUS is asked once the service has been used for real for two weeks at least."),
            "closes_on": _("Without a day they stay open until you close them, or the phase is over."),
        }
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in ["opens_on", "closes_on"]
        }

    def clean(self):
        said = super().clean()
        first, last = said.get("opens_on"), said.get("closes_on")
        if last and last < max(first or last, timezone.localdate()):
            self.add_error("closes_on", _("Choose a day to come, and not before the first."))
        return said

    def validate_constraints(self):
        """The act says in its own words that they are open already."""


class CodeForm(GuardedForm):
    code = forms.CharField(
        label=_("Your code"),
        max_length=20,
        widget=forms.TextInput(attrs={"size": 10, "autocomplete": "off", "autocapitalize": "characters"}),
        help_text=_("It stands on the note that you got. Your name is not asked for."),
    )


class AnswerForm(Nameless, GuardedForm):
    """All questions at once; each is answered, or passed over on purpose."""

    free_texts = ("comment",)

    code = forms.CharField(max_length=20, widget=forms.HiddenInput)
    comment = forms.CharField(
        label=_("Is there anything else you want to say?"),
        max_length=InstrumentResponse._meta.get_field("comment").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Write nothing that shows who you or others are: no names, addresses or telephone numbers."),
    )
    may_quote = forms.BooleanField(
        label=_("What I have written contains nothing that points somebody out, and may be quoted in the report"),
        required=False,
    )

    def __init__(self, *args, instrument, **kwargs):
        self.asked = _fields(instrument)
        self.base_fields = {"code": self.base_fields["code"], **self.asked, **self.base_fields}
        super().__init__(*args, **kwargs)

    @property
    def questions(self):
        return [self[name] for name in self.asked]

    @property
    def answers(self):
        """A number for each question in order, nothing for one that was passed over."""
        return [self.cleaned_data[name] or None for name in self.asked]

    def clean(self):
        said = super().clean()
        if not self.errors and not any(self.answers):
            self.add_error(None, _("Answer one question at least."))
        if said.get("may_quote") and pointing_out.seems_to_name(said.get("comment", "")):
            self.add_error("may_quote", _("The text seems to name somebody. Take the name away, or this tick."))
        return said


def _fields(instrument):
    choices = [*questions.scale(instrument), (NO_ANSWER, _("I do not want to answer"))]
    return {
        f"question_{number}": forms.TypedChoiceField(
            label=f"{number}. {question}",
            choices=choices,
            coerce=int,
            widget=forms.RadioSelect,
            error_messages={"required": NOT_ANSWERED},
        )
        for number, question in enumerate(questions.asked(instrument), start=1)
    }


def titled(instrument):
    """What the questions are called for those who answer."""
    return TITLES.get(instrument) or capfirst(instrument)


TITLES = {
    "sus": _("How usable is it?"),
    "sus_easy": _("What do you think of the service?"),
    "inhabitant": _("How is the service for you?"),
    "staff": _("How is the service in your work?"),
}
