"""What the staff answer where each registration is decided."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arena.shared.forms import GuardedForm


class ApprovalForm(GuardedForm):
    """Who of those that wait may come: the answer is the button, and a no needs a reason."""

    people = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Who?"), queryset=None, error_messages={"required": gettext_lazy("Tick at least one.")}
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Needed when you decline. The person reads it in a letter."),
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    answers = ["approve", "decline"]

    def __init__(self, *args, waiting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = waiting
        self.answer = self.data.get("answer")

    def clean_reason(self):
        reason = self.cleaned_data["reason"]
        if self.answer == "decline" and not reason:
            raise ValidationError(_("Write why, so that the person understands."), code="required")
        return reason

    def clean(self):
        if self.answer not in self.answers:
            raise ValidationError(_("Choose an answer with one of the buttons."))
        return super().clean()
