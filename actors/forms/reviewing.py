from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from actors.forms.days import day_field, refuse_ahead
from actors.models import Actor, Decision, Offering
from arena.shared.forms import GuardedForm


class ReviewForm(GuardedForm):
    """Publish, ask for more or decline: the answer is the button, and all but the first need a reason."""

    answers = ["publish", "more", "decline"]
    without_reason = "publish"

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed when you ask for more or decline. The applicant reads it in a letter and on their page."),
        required=False,
        max_length=Decision._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.answer = self.data.get("answer")

    def clean_reason(self):
        reason = self.cleaned_data["reason"]
        if self.answer != self.without_reason and not reason:
            raise ValidationError(_("Write why, so that the applicant knows what to do."), code="required")
        return reason

    def clean(self):
        if self.answer not in self.answers:
            raise ValidationError(_("Choose an answer with one of the buttons."))
        return super().clean()


class ActorReviewForm(ReviewForm):
    offerings = forms.ModelMultipleChoiceField(
        label=_("Publish at the same time"),
        queryset=Offering.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ["offerings", "reason", "seen"]

    def __init__(self, *args, offerings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["offerings"].queryset = offerings
        self.initial["offerings"] = offerings
        if not offerings:
            del self.fields["offerings"]


class ProposalReviewForm(ReviewForm):
    """Make the proposed change, or say why not."""

    answers = ["accept", "decline"]
    without_reason = "accept"
    seen = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("Needed when you decline. The one who proposed it reads it in a letter.")


class VerificationForm(GuardedForm):
    """In which register the name and number of an organisation were found, and when."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    how = forms.CharField(
        label=_("Verified against"),
        help_text=_("A register or a document, for example the register of the Swedish Companies Registration Office."),
        max_length=Actor._meta.get_field("verified_how").max_length,
    )
    on = day_field(label=_("Date"), validators=[refuse_ahead])
