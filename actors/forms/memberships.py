from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from actors.models import Membership
from actors.states import Role
from arena.shared.forms import GuardedForm

ROLES = [
    (Role.READER, _("Reader: sees drafts and members")),
    (Role.EDITOR, _("Editor: writes too")),
    (Role.MANAGER, _("Manager: also sends in, confirms and decides about members")),
]


class JoinForm(GuardedForm):
    message = forms.CharField(
        label=_("Message to those who decide"),
        help_text=_("Who you are and what you do there. At most 600 characters."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class InviteForm(GuardedForm):
    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("The invitation can only be taken up by the owner of the address.")
    )
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, widget=forms.RadioSelect, initial=Role.EDITOR)

    def __init__(self, *args, role=Role.EDITOR, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["role"] = role


class RoleForm(GuardedForm):
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, widget=forms.RadioSelect)


class JoinDecisionForm(RoleForm):
    """Yes, in a role; or no, with the reason that the person will read."""

    reason = forms.CharField(
        label=_("Reason, if the answer is no"),
        help_text=_("The person reads it in a letter and on their page."),
        required=False,
        max_length=Membership._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, is_no=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].required = not is_no
        self.fields["reason"].says_when_needed = True
        self.is_no = is_no

    def clean_reason(self):
        reason = self.cleaned_data["reason"]
        if self.is_no and not reason:
            raise ValidationError(_("Write why, so that the person knows."), code="required")
        return reason
