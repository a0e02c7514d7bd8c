from django import forms
from django.utils.translation import gettext_lazy as _

from actors.forms.days import day_field, refuse_ahead
from actors.forms.documented import DocumentedForm
from actors.models import ComplianceClaim
from arena.shared.forms import GuardedForm
from arena.shared.since_opened import SeenField


class ComplianceClaimForm(DocumentedForm):
    """What the offering complies with. A document makes it documented; only the project staff can confirm it."""

    field_order = ["topic", "version", "statement", "upload", "drop_document", "link", "valid_until"]

    class Meta:
        model = ComplianceClaim
        fields = ["topic", "version", "statement", "link", "valid_until"]
        labels = {"statement": _("What do you state?"), "link": _("Or the address of a page that shows it")}
        help_texts = {
            "statement": _("One thing in each statement. For example “CE-marked as class IIa under the MDR”."),
            "valid_until": _("The last day of a certificate, say. You get a letter 30 days before."),
        }
        widgets = {
            "statement": forms.Textarea(attrs={"rows": 3}),
            "valid_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }


class ClaimDeclineForm(GuardedForm):
    """Why staff cannot confirm what they were asked to."""

    why = forms.CharField(
        label=_("Why it cannot be confirmed"),
        help_text=_("The supplier reads it in a letter and on the page of the offering. Nobody else sees it."),
        max_length=ComplianceClaim._meta.get_field("not_confirmed_why").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ClaimConfirmationForm(GuardedForm):
    """How and when staff have checked a claim; `seen` is when the claim that they looked at was saved."""

    seen = SeenField()
    how = forms.CharField(
        label=_("How it was checked"),
        max_length=160,
        help_text=_("For example “certificate looked up in EUDAMED” or “read the report of the test”."),
    )
    on = day_field(label=_("Day when it was checked"), validators=[refuse_ahead])
