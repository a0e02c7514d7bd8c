"""What those who judge, the supplier and the reviewer write."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedForm, GuardedModelForm
from arena.shared.since_opened import SinceOpened
from testbeds.evaluation_states import Domain, Mark
from testbeds.models import DomainGrade, SupplierReply, Verdict

PARTS = ("mark", "reasons", "evidence")


class GradesForm(GuardedForm):
    """Three questions for each of the seven domains: `grades` says what was answered, by domain."""

    def __init__(self, data=None, *, standing, **kwargs):
        self.base_fields = {**self.base_fields, **_fields()}
        super().__init__(data, **kwargs)
        for domain, grade in standing.items():
            self.initial |= {f"{part}_{domain}": getattr(grade, part) for part in PARTS}

    def clean(self):
        answered = super().clean()
        for domain in Domain:
            self._ask_for_reasons(domain, answered)
        return answered

    def _ask_for_reasons(self, domain, answered):
        mark, reasons = answered.get(f"mark_{domain}"), answered.get(f"reasons_{domain}")
        if self._needs_reasons(mark) and not reasons and not self.has_error(f"reasons_{domain}"):
            self.add_error(f"reasons_{domain}", gettext("Give the reasons for the grade."))

    def _needs_reasons(self, mark):
        return mark not in ("", None, Mark.NOT_JUDGED)

    @property
    def grades(self):
        """What can be kept: of the domains where nothing is at fault."""
        return {
            domain: {part: self.cleaned_data[f"{part}_{domain}"] for part in PARTS}
            for domain in Domain
            if not any(self.has_error(f"{part}_{domain}") for part in PARTS) and self.cleaned_data[f"mark_{domain}"]
        }

    def of(self, domain):
        return [self[f"{part}_{domain}"] for part in PARTS]


class SheetForm(GradesForm):
    """One person's own; what nobody has come to yet is not judged."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for domain in Domain:
            self.initial.setdefault(f"mark_{domain}", Mark.NOT_JUDGED)
            self.fields[f"mark_{domain}"].choices = _marks()
            self.fields[f"mark_{domain}"].required = True

    def ask_for_all(self):
        """Handing in, there are reasons for every domain; also for what is not judged."""
        for domain in Domain:
            name = f"reasons_{domain}"
            if not self.cleaned_data.get(name) and not self.has_error(name):
                self.add_error(name, gettext("Give the reasons for the grade, also if the domain is not judged."))


class AgreedForm(SinceOpened, GradesForm):
    """The one grade for each domain; a domain without one is not agreed on yet."""

    def _needs_reasons(self, mark):
        return bool(mark)


class VerdictForm(SinceOpened, GuardedModelForm):
    class Meta:
        model = Verdict
        fields = ["outcome", "conditions", "reasons"]
        widgets = {
            "outcome": forms.RadioSelect,
            **{name: forms.Textarea(attrs={"rows": 4}) for name in ["conditions", "reasons"]},
        }
        help_texts = {
            "conditions": _("Needed where it is recommended on conditions, and where a new test is needed."),
            "reasons": _("Needed where you decide otherwise than what is proposed."),
        }

    def __init__(self, *args, barred, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(value, capfirst(str(label))) for value, label in Verdict._meta.get_field("outcome").choices]
        self.fields["outcome"].choices = [choice for choice in choices if choice[0] not in barred]
        for name in ["conditions", "reasons"]:
            self.fields[name].says_when_needed = True

    def _post_clean(self):
        """The act holds the answers against the figures; what stands is left as it is until then."""

    @property
    def said(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class ReplyForm(GuardedModelForm):
    """A comment, or a word that none is made."""

    class Meta:
        model = SupplierReply
        fields = ["text", "abstains"]
        widgets = {"text": forms.Textarea(attrs={"rows": 10})}
        help_texts = {"text": _("Published with the report, word for word. At most 3,000 characters.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.says_when_needed = True

    def _post_clean(self):
        """The act keeps it."""

    def clean(self):
        said = super().clean()
        if self.has_error("text"):
            return said
        if not said.get("text") and not said.get("abstains"):
            self.add_error("text", gettext("Write a comment, or tick that you make none."))
        if said.get("text") and said.get("abstains"):
            self.add_error("abstains", gettext("You have written a comment: untick this, or take the comment away."))
        return said


class SendBackForm(GuardedForm):
    reason = forms.CharField(
        label=_("What has to be changed?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("The evaluation lead and the site lead get it in a letter."),
    )


def _marks():
    return [(value, capfirst(str(label))) for value, label in Mark.choices]


def _fields():
    """The labels name the domain, so that each question can be told from the others where it stands alone."""
    longest = {part: DomainGrade._meta.get_field(part).max_length for part in PARTS}
    found = {}
    for domain in Domain:
        named = {"domain": domain.label}
        found[f"mark_{domain}"] = forms.ChoiceField(
            label=_("Grade for %(domain)s") % named, choices=[("", _("Choose …")), *_marks()], required=False
        )
        found[f"reasons_{domain}"] = forms.CharField(
            label=_("Reasons: %(domain)s") % named,
            max_length=longest["reasons"],
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        found[f"evidence_{domain}"] = forms.CharField(
            label=_("What it rests on: %(domain)s") % named,
            max_length=longest["evidence"],
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        for part in PARTS:
            found[f"{part}_{domain}"].says_when_needed = True
    return found
