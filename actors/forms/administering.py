"""What an administrator writes about somebody's account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedForm


class AccountFilterForm(forms.Form):
    KINDS = [
        ("", _("all accounts")),
        ("staff", _("project staff")),
        ("administrators", _("administrators")),
        ("closed", _("closed accounts")),
    ]

    q = forms.CharField(label=_("Name or e-mail address"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Show"), required=False, choices=KINDS)

    @property
    def chosen(self):
        """How many filters are set, for the filter panel."""
        return sum(map(bool, self.cleaned_data.values()))

    def filter(self, accounts):
        narrowed = {"staff": {"is_staff": True}, "administrators": {"is_administrator": True}}
        narrowed["closed"] = {"is_active": False}
        return accounts.matching(self.cleaned_data["q"]).filter(**narrowed.get(self.cleaned_data["kind"], {}))


class ReasonForm(GuardedForm):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Kept in the history for the administrators. The person gets a letter without it."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
