"""What is asked about the life of an evaluation: its facts, its people, their ties, and why it moves."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Offering, OfferingVersion, User
from arena.shared.forms import GuardedForm, GuardedModelForm
from arena.shared.since_opened import SinceOpened
from testbeds.evaluating.checklist import QUESTIONS, answer_of
from testbeds.evaluation_states import Answered, EvaluationState, Part
from testbeds.models import ConflictDeclaration, Evaluation, Need, Step, Testbed
from testbeds.rules import NEEDING

MOST_NEEDS = 100
SETTLED = ("offering", "site", "testbed")  # chosen while it is a proposal: people are appointed by them
REASON = Step._meta.get_field("reason").max_length


def _lines(rows, **facts):
    return forms.Textarea(attrs={"rows": rows}, **facts)


class NeedsField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, need):
        owner = str(need.owner or gettext("found in public text"))
        told = [need.title, owner] if need.confirmed_at else [need.title, owner, gettext("not confirmed by its owner")]
        return " – ".join(filter(None, told))


class EvaluationForm(SinceOpened, GuardedModelForm):
    """The facts. Needs that the writer may not read are neither shown nor taken away."""

    needs = NeedsField(
        label=_("Needs it is about"),
        queryset=Need.objects.none(),
        required=False,
        help_text=_("Without a need that its owner has confirmed it stays a proposal."),
    )

    class Meta:
        model = Evaluation
        fields = [
            *("title_sv", "title_en", "needs", "offering", "version", "version_text", "site", "testbed"),
            *("planned_from", "planned_until", "funding", "agreement", "may_publish"),
        ]
        help_texts = {
            "title_sv": _("What is tried, and where. Name no persons."),
            "version_text": _("As the supplier writes it, such as 3.2. The result is about this version and no other."),
            "site": _("The municipality, region or unit where it is used."),
            "agreement": _("What has been agreed on costs, ending and data, and where it is kept."),
            "may_publish": _("Also when the result is poor. Without this the plan cannot be settled."),
            "funding": _("Everybody can read it in the report."),
        }
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ["planned_from", "planned_until"]
        }

    def __init__(self, *args, user, suggested=(), **kwargs):
        super().__init__(*args, initial={"needs": [need.pk for need in suggested]}, **kwargs)
        self.user = user
        self.fields["offering"].queryset = self._offerings()
        self.fields["site"].queryset = self._sites()
        self.fields["testbed"].queryset = self._testbeds()
        self.fields["needs"].queryset = self._needs(suggested)
        self._offer_versions()
        if self.instance.state != EvaluationState.PROPOSAL or self.instance.match_id or self.instance.request_id:
            self.fields["offering"].disabled = True
        for name in SETTLED if self.instance.state != EvaluationState.PROPOSAL else ():
            self.fields[name].disabled = True

    def clean(self):
        said = super().clean()
        first, last = said.get("planned_from"), said.get("planned_until")
        if first and last and last < first:
            self.add_error("planned_until", ValidationError(_("The last day comes before the first."), code="order"))
        site, testbed = said.get("site"), said.get("testbed")
        if testbed and site and site.pk not in (testbed.host_id, testbed.host.part_of_id):
            told = _("The testbed is %(host)s’s. Choose that as the place, or no testbed.") % {"host": testbed.host}
            self.add_error("testbed", ValidationError(told, code="host"))
        return said

    def clean_needs(self):
        """What the writer cannot read stays as it is."""
        chosen = self.cleaned_data["needs"]
        hidden = self._linked().exclude(pk__in=self.fields["needs"].queryset)
        return Need.objects.filter(pk__in=[need.pk for need in [*chosen, *hidden]])

    def _get_validation_exclusions(self):
        """What is said at the field is not said once more of the whole."""
        excluded = super()._get_validation_exclusions()
        return excluded | {"planned_until"} if "planned_until" in self.errors else excluded

    def _linked(self):
        return self.instance.needs.all() if self.instance.pk else Need.objects.none()

    def _offerings(self):
        kept = Offering.objects.filter(pk=self.instance.offering_id)
        return (Offering.objects.public() | kept).order_by("name_key", "pk")

    def _sites(self):
        kept = Actor.objects.filter(pk=self.instance.site_id)
        caring = Actor.objects.public().filter(actor_type__in=NEEDING)
        units = Actor.objects.public().filter(part_of__actor_type__in=NEEDING)
        hosts = Actor.objects.public().filter(pk__in=Testbed.objects.listed().values("host"))
        return Actor.objects.filter(pk__in=(caring | units | hosts | kept).values("pk")).by_name()

    def _testbeds(self):
        kept = Testbed.objects.filter(pk=self.instance.testbed_id)
        return (Testbed.objects.listed() | kept).select_related("host").order_by("name_key", "pk")

    def _needs(self, suggested):
        """Those at hand first: named already, of the place, and matching the offering; else what may be read."""
        readable = Need.objects.visible_to(self.user)
        open_ones = readable.inventoried().for_matching()
        near = open_ones.filter(matches__offering=self.instance.offering_id) if self.instance.offering_id else open_ones
        keys = [need.pk for need in suggested]
        keys += self._linked().values_list("pk", flat=True)
        keys += near.order_by("name_key").values_list("pk", flat=True)[:MOST_NEEDS]
        if self.instance.site_id:
            keys += open_ones.filter(owner=self.instance.site_id).values_list("pk", flat=True)[:MOST_NEEDS]
        return readable.filter(pk__in=keys).select_related("owner").order_by("name_key", "pk")

    def _offer_versions(self):
        """Kept versions of an offering that is settled; of another it is said in words."""
        if not self.instance.offering_id:
            del self.fields["version"]
            return
        versions = OfferingVersion.objects.filter(offering=self.instance.offering_id)
        self.fields["version"].queryset = versions.order_by("-number")


class AppointForm(GuardedForm):
    email = forms.EmailField(
        label=_("E-mail address of the person"), help_text=_("Of an account that is here already.")
    )
    part = forms.ChoiceField(label=_("Role"), choices=[(value, capfirst(label)) for value, label in Part.choices])

    def clean_email(self):
        """Keeps the account itself beside the address."""
        email = self.cleaned_data["email"]
        self.person = User.objects.filter(email__iexact=email, is_active=True).first()
        if self.person is None:
            raise ValidationError(
                _("Nobody has an account with that address. Ask them to create one first."), code="nobody"
            )
        return email


class ReasonForm(GuardedForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=REASON,
        widget=_lines(4),
        help_text=_("Everybody who takes part reads it, and the project staff. Leave out names of persons."),
    )


class OptionalReasonForm(ReasonForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False
        self.fields["reason"].label = _("A word on it, if you want to give one")


class StopForm(ReasonForm):
    """Which rule of the plan says so; something that nobody foresaw stops a test as well."""

    rule = forms.ChoiceField(label=_("Which stop rule applies?"), widget=forms.RadioSelect, required=False)
    field_order = ["rule", "reason"]

    def __init__(self, *args, rules, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [*((rule, rule) for rule in rules), ("", _("None of these"))]


class LessonsForm(ReasonForm):
    """Why it ended and what was learnt, for everybody to read."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("Why it ended, and what was learnt")
        self.fields["reason"].help_text = _(
            "Everybody can read it, for good. What others should know before they try the same. Name no persons."
        )


class DeclareForm(GuardedModelForm):
    has_conflict = forms.TypedChoiceField(
        label=_("Does anything tie you to the supplier, or to the outcome?"),
        help_text=_(
            "Work now or in the last two years, an assignment, shares, a close relative, or something you gain or lose."
        ),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = ConflictDeclaration
        fields = ["has_conflict", "text"]
        labels = {"text": _("If yes: what is the tie?")}
        help_texts = {
            "text": _("Leave out names of other persons. Everybody can read it in the report, beside your role.")
        }
        widgets = {"text": _lines(3)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].says_when_needed = True

    def clean(self):
        said = super().clean()
        if said.get("has_conflict") and not said.get("text") and "text" not in self.errors:
            self.add_error("text", ValidationError(_("Say what the tie is."), code="required"))
        return said


class StayForm(ReasonForm):
    """The staff decide about a declared tie."""

    may_stay = forms.TypedChoiceField(
        label=_("May the person stay?"),
        help_text=_("A reviewer with a tie is as a rule replaced."),
        choices=[("no", _("No, the role ends")), ("yes", _("Yes"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    field_order = ["may_stay", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].max_length = 600
        self.fields["reason"].widget.attrs["maxlength"] = 600


class ChecklistForm(GuardedForm):
    """An answer and a note for each question; a no, and what nobody knows, need a word."""

    def __init__(self, *args, evaluation, **kwargs):
        super().__init__(*args, **kwargs)
        for name, question in QUESTIONS.items():
            answer, note = answer_of(evaluation, name)
            self.fields[name] = forms.ChoiceField(
                label=question.label,
                help_text=question.help_text,
                choices=[(value, capfirst(label)) for value, label in Answered.choices],
                widget=forms.RadioSelect,
                required=False,
                initial=answer,
            )
            self.fields[f"{name}_note"] = forms.CharField(
                label=_("Note"), required=False, max_length=400, widget=_lines(2), initial=note
            )

    def clean(self):
        said = super().clean()
        for name in QUESTIONS:
            is_told = said.get(f"{name}_note") or f"{name}_note" in self.errors
            if said.get(name) in (Answered.NO, Answered.UNKNOWN) and not is_told:
                self.add_error(f"{name}_note", ValidationError(self._asks(said[name]), code="required"))
        return said

    @staticmethod
    def _asks(answer):
        if answer == Answered.NO:
            return _("Say why it can be tried nevertheless, or what has to be done first.")
        return _("Say who finds it out.")

    @property
    def answers(self):
        """As the evaluation keeps them."""
        return {
            name: [self.cleaned_data[name], self.cleaned_data[f"{name}_note"]]
            for name in QUESTIONS
            if self.cleaned_data[name]
        }
