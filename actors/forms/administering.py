"""What an administrator writes about somebody's account."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedForm

SHORTEST_NAME = 2  # letters that say nothing about who it is


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


class ErasureForm(ReasonForm):
    """The reason outlives the person, and must not lead to them."""

    def __init__(self, *args, account, **kwargs):
        super().__init__(*args, **kwargs)
        self.account = account
        self.fields["reason"].help_text = _(
            "For example “asked for it by letter on 3 March”. It stays, so write no name and no address."
        )

    def clean_reason(self):
        reason = self.cleaned_data["reason"]
        names = _words(self.account.name) | _words(self.account.email.split("@")[0])
        if {name for name in names if len(name) > SHORTEST_NAME} & _words(reason):
            raise ValidationError(_("Leave out the person's name and address: the reason stays."), code="names")
        return reason


def _words(text):
    return set(re.findall(r"\w+", text.casefold()))
