"""Reading what is written about a need: whatever is there is kept; what is missing is said when it is to be sent in."""

from django import forms
from django.db import transaction
from django.forms.utils import ErrorDict
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actors.forms.drafts import DraftForm
from actors.forms.offering import TermsField
from actors.states import Vocabulary
from actors.trust import Topic
from arena.shared.since_opened import in_words
from testbeds.forms import questions
from testbeds.models import Need
from testbeds.states import NeedState

ROWS = {"problem_sv": 6, "problem_en": 6}
LONG = ["problem_sv", "problem_en", "consequences", "wished_state", "noticed_by", "tried", "constraints"]
OF_LOGGED = ["hosting", "host_unit", "host_months", "host_hours"]  # no questions about what was found in public text
USUAL = {"required_trl", "visibility"}  # always answered, so that they tell nothing of what has been written


class NeedForm(DraftForm):
    """A conversation about a problem. A draft is kept with any answer at all; what all may read keeps what it needs."""

    needed = questions.NEEDED
    field_order = questions.NAMES

    areas = TermsField(
        Vocabulary.AREA,
        label=_("E-health areas"),
        help_text=_("Tick those where somebody would look for it. One is enough."),
    )
    care = TermsField(Vocabulary.CARE, label=_("Care settings"))
    targets = TermsField(Vocabulary.TARGET, label=_("Target groups"))
    required_claims = forms.MultipleChoiceField(
        label=_("What must a supplier be able to show?"),
        required=False,
        choices=lambda: [(value, capfirst(str(label))) for value, label in Topic.choices],
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Need
        fields = [name for name in questions.NAMES if name not in questions.TERMS]
        labels = questions.LABELS
        help_texts = questions.HELP
        widgets = {
            **{name: forms.Textarea(attrs={"rows": ROWS.get(name, 3)}) for name in LONG},
            "visibility": forms.RadioSelect,
        }

    def __init__(self, *args, says_what_is_missing=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.says_what_is_missing = says_what_is_missing
        self._leave_out()
        self._give_choices()
        for name in USUAL & set(self.fields):
            self.fields[name].says_when_needed = True  # it has an answer from the start
        for name, example in questions.EXAMPLES.items():
            if name in self.fields:
                self.fields[name].help_text = self._with_example(self.fields[name].help_text, example)
        if source := self.instance if self.instance.pk else self.instance.begun_from:
            for name in self.of_terms():
                self.initial[name] = source.terms.of(self.fields[name].vocabulary)

    def _leave_out(self):
        """Who may read what is sent in is decided on a page of its own, with what comes of it."""
        if self.instance.state != NeedState.DRAFT:
            del self.fields["visibility"]
        if self.instance.is_documented:
            for name in OF_LOGGED:
                del self.fields[name]

    def _give_choices(self):
        choose = [("", gettext("Choose …"))]
        for name in questions.GRADES:
            self.fields[name].choices = choose + questions.grades(name)
        self.fields["required_trl"] = forms.TypedChoiceField(
            label=questions.LABELS["required_trl"],
            help_text=questions.HELP["required_trl"],
            choices=questions.READINESS,
            coerce=int,
            required=False,
            empty_value=None,
        )
        if "visibility" in self.fields:
            self.fields["visibility"].choices = questions.READERS
            self.fields["visibility"].required = False

    def _with_example(self, help_text, example):
        example = format_html("<i>{} {}</i>", gettext("Example:"), example)
        return format_html("{}<br>{}", help_text, example) if help_text else example

    def full_clean(self):
        """On a page that is only opened to see what is missing, each such question says so."""
        super().full_clean()
        if self.says_what_is_missing and not self.is_bound:
            self._errors, self.cleaned_data = ErrorDict(renderer=self.renderer), {}
            for name in self.needed:
                if not self[name].value():
                    self.add_error(name, gettext("Answer this before you send it in."))

    def _asked_for(self):
        return () if self.instance.state == NeedState.DRAFT else self.needed

    def clean_required_trl(self):
        return self.cleaned_data["required_trl"] or self.instance.required_trl

    def clean_visibility(self):
        return self.cleaned_data["visibility"] or self.instance.visibility

    def of_terms(self):
        return [name for name, field in self.fields.items() if isinstance(field, TermsField)]

    @property
    def is_blank(self):
        """Nothing has been written, so there is no need to keep."""
        return not self.instance.pk and not any(
            answer for name, answer in self.cleaned_data.items() if name not in USUAL
        )

    @property
    def asked(self):
        """The names of its questions, in the order of the page."""
        return [name for name in questions.NAMES if name in self.fields]

    @property
    def problem_part(self):
        return self._part(questions.PROBLEM)

    @property
    def parts(self):
        """The other parts, each with its questions and whether it is folded; none that has nothing to ask."""
        return [part for part in map(self._part, questions.PARTS) if part["fields"]]

    def _part(self, part):
        fields = [self[name] for name in part.names if name in self.fields]
        answered = any(field.errors or (field.value() and field.name not in USUAL) for field in fields)
        return {"heading": part.heading, "fields": fields, "is_folded": part.is_folded, "is_open": answered}

    def words_of(self, name):
        """What stands as the answer, as a reader would call it."""
        return in_words(self.fields[name], self._held(name))

    @transaction.atomic
    def save(self, commit=True):
        need = super().save(commit)
        need.terms.set(term for name in self.of_terms() for term in self.cleaned_data[name])
        return need
