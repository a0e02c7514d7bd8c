"""What a host says of a testbed, what a supplier asks, and how the host answers."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from actors.forms.offering import TermsField
from actors.models import Actor, Offering
from actors.states import Vocabulary
from arena.shared.forms import GuardedForm, GuardedModelForm
from arena.shared.since_opened import SinceOpened
from testbeds.evaluation_states import Answered
from testbeds.models import FreePeriod, Need, Testbed, TestRequest

LONG = ("summary_sv", "summary_en", "equipment", "systems", "gives", "cost_terms", "source")


class BedForm(SinceOpened, GuardedModelForm):
    """A testbed in the host's words; without a host yet, the form asks which of the person's organisations it is."""

    areas = TermsField(Vocabulary.AREA, label=_("E-health areas"))
    care = TermsField(Vocabulary.CARE, label=_("Care settings"))
    targets = TermsField(Vocabulary.TARGET, label=_("Target groups"))

    class Meta:
        model = Testbed
        fields = [
            *("host", "kind", "name_sv", "name_en", "summary_sv", "summary_en", "equipment", "systems", "capacity"),
            *("gives", "cost_terms", "contact", "source"),
        ]
        labels = {"kind": _("What kind of place is it?")}
        help_texts = {
            "name_sv": _("As people there call it."),
            "summary_sv": _("What is it like, who lives or works there, and what suits to be tried?"),
            "equipment": _("What is there already: alarms, sensors, beds, tablets, network coverage."),
            "systems": _("Records, planning, alarms, and how something new can be connected."),
            "capacity": _("How many can take part in one test at the same time?"),
            "gives": _("For example feedback from staff, a report, help with measuring."),
            "cost_terms": _("Who pays for what, and what has to be agreed before a test."),
            "contact": _("A mailbox that somebody reads also when one person is away."),
            "source": _("Where the facts come from, if not from yourselves."),
        }
        widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in LONG} | {"kind": forms.RadioSelect}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["host"]
            for name in self._terms():
                self.initial[name] = self.instance.terms.of(self.fields[name].vocabulary)
        else:
            self.fields["host"].queryset = hosts_for(user)
        for name in ("summary_sv", "contact"):
            self.fields[name].required = True

    def save(self, commit=True):
        testbed = super().save(commit)
        testbed.terms.set([term for name in self._terms() for term in self.cleaned_data[name]])
        return testbed

    def _terms(self):
        return [name for name, field in self.fields.items() if isinstance(field, TermsField)]


def hosts_for(user):
    """Organisations that the person writes for; to staff every shown one, since they help with what is public."""
    found = Actor.objects.public() if user.is_staff else Actor.objects.written_by(user).public()
    return found.by_name()


class PeriodForm(GuardedModelForm):
    class Meta:
        model = FreePeriod
        fields = ["starts_on", "ends_on", "note"]
        widgets = {name: forms.DateInput(attrs={"type": "date"}) for name in ("starts_on", "ends_on")}

    def clean(self):
        said = super().clean()
        if said.get("starts_on") and said.get("ends_on") and said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", _("The last day cannot come before the first."))
        return said


class RequestForm(GuardedModelForm):
    """What a supplier wants to try and find out."""

    class Meta:
        model = TestRequest
        fields = ["offering", "need", "question", "wants_from", "wants_weeks", "participants", "safety"]
        help_texts = {
            "need": _("If it answers a need that is published. It makes it easier for the host to say yes."),
            "question": _("What should be known after the test that is not known now?"),
            "safety": _("Think of those who live there, of staff, and of what happens if it stops working."),
        }
        widgets = {
            "question": forms.Textarea(attrs={"rows": 4}),
            "safety": forms.Textarea(attrs={"rows": 3}),
            "wants_from": forms.DateInput(attrs={"type": "date"}),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["offering"].queryset = Offering.objects.managed_by(user).public().order_by("name_key", "pk")
        readable = Need.objects.listed().visible_to(user)
        self.fields["need"].queryset = readable.order_by("name_key", "pk")
        self.fields["safety"].required = True


SCREENING = {
    "fits": _("Does it suit what you have: equipment, systems, the people who live or work there?"),
    "ready": _("Is it ready enough (TRL 6 in real care, 4 elsewhere)?"),
    "safe": _("Can it be tried without harm to anybody?"),
    "lawful": _("Is it clear how personal data, medical devices and procurement are handled?"),
    "time": _("Do you have time and people for it?"),
}


def _screened(name):
    return forms.ChoiceField(label=SCREENING[name], choices=_answers, widget=forms.RadioSelect)


def _answers():
    return [(value, capfirst(str(label))) for value, label in Answered.choices]


class ScreeningForm(GuardedForm):
    """Five questions that the host answers before a yes or no; kept with the request."""

    fits = _screened("fits")
    ready = _screened("ready")
    safe = _screened("safe")
    lawful = _screened("lawful")
    time = _screened("time")


class AnswerForm(GuardedForm):
    answer = forms.CharField(
        label=_("Your answer"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The supplier reads this, and so do the project staff."),
    )
