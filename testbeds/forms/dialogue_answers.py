"""What suppliers write in a market dialogue: questions back, and answers that are sealed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedForm
from testbeds.models import DialogueEnquiry

LONGEST = 6000


class ForSupplier(GuardedForm):
    """Written for an organisation that the person manages; asked which only where there are several."""

    actor = forms.ModelChoiceField(None, label=_("For which organisation?"), empty_label=_("Choose …"))

    def __init__(self, *args, suppliers, **kwargs):
        super().__init__(*args, **kwargs)
        self.suppliers = suppliers
        self.fields["actor"].queryset = suppliers
        if len(suppliers) == 1:
            del self.fields["actor"]

    @property
    def on_behalf_of(self):
        return self.cleaned_data["actor"] if "actor" in self.fields else self.suppliers[0]


class EnquiryForm(ForSupplier):
    """Asked without a name."""

    question = forms.CharField(
        label=_("Your question"),
        max_length=DialogueEnquiry._meta.get_field("question").max_length,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Question and answer are shown to all. Write nothing that tells who you are."),
    )


class RespondForm(ForSupplier):
    """One answer to each question, each with a tick for what is confidential and the reason."""

    def __init__(self, *args, dialogue, **kwargs):
        self.questions = list(dialogue.questions.all())
        self.base_fields = {**self.base_fields, **_fields(self.questions)}
        super().__init__(*args, **kwargs)

    @property
    def asked(self):
        """For each question its text and its three fields."""
        return [(row, [self[name] for name in _names(row.number)]) for row in self.questions]

    @property
    def said(self):
        """What is sealed: for each question what was asked, what was answered, and why it is confidential if it is."""
        told = self.cleaned_data
        return [
            {
                "number": row.number,
                "question": row.text,
                "answer": told[answer],
                "is_confidential": told[confidential],
                "reason": told[reason] if told[confidential] else "",
            }
            for row in self.questions
            for answer, confidential, reason in [_names(row.number)]
        ]

    def clean(self):
        answered = super().clean()
        for row in self.questions:
            _answer, confidential, reason = _names(row.number)
            if answered.get(confidential) and not answered.get(reason) and not self.has_error(reason):
                self.add_error(reason, _("Say why it is confidential, for example that it is a trade secret."))
        return answered


def _names(number):
    return f"answer_{number}", f"confidential_{number}", f"reason_{number}"


def _fields(questions):
    found = {}
    for row in questions:
        answer, confidential, reason = _names(row.number)
        asked = {"number": row.number}
        found[answer] = forms.CharField(
            label=_("Answer to question %(number)s") % asked,
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 6}),
        )
        found[confidential] = forms.BooleanField(
            label=_("The answer to question %(number)s is confidential") % asked, required=False
        )
        found[reason] = forms.CharField(
            label=_("If the answer to question %(number)s is confidential: why?") % asked,
            max_length=300,
            required=False,
        )
        found[reason].says_when_needed = True
    return found
