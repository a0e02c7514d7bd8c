from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.forms.days import day_field, refuse_ahead
from actors.models import Decision, Membership
from actors.states import Proof, Role
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


class ClaimForm(JoinForm):
    """A request to be the first to speak for an actor, with what the project staff can check it against."""

    proof = forms.ChoiceField(
        label=_("How we can see that it is your organisation"),
        help_text=_("The project staff check it before they answer."),
        widget=forms.RadioSelect,
    )
    proof_detail = forms.CharField(
        label=_("What we can check it against"),
        help_text=_("The telephone number or postal address of the organisation, or which document, and where it is."),
        max_length=Membership._meta.get_field("proof_detail").max_length,
        required=False,
    )
    field_order = ["proof", "proof_detail", "message"]

    def __init__(self, *args, addresses, **kwargs):
        super().__init__(*args, **kwargs)
        own = [
            (address, _("My address %(address)s is the organisation's") % {"address": address}) for address in addresses
        ]
        self.addresses = addresses
        self.fields["proof"].choices = [
            *own,
            (Proof.CALL_BACK, _("Write to the organisation or call it, and ask")),
            (Proof.DOCUMENT, _("A document shows it, for example minutes or an extract from a register")),
        ]
        self.fields["proof_detail"].says_when_needed = True

    def clean(self):
        """An address is its own detail; the other proofs say where to look."""
        data = super().clean()
        if data.get("proof") in self.addresses:
            data |= {"proof": Proof.MAIL_DOMAIN, "proof_detail": data["proof"]}
        elif data.get("proof") and not data.get("proof_detail") and "proof_detail" not in self.errors:
            self.add_error("proof_detail", ValidationError(_("Write what we can check it against."), code="required"))
        return data


class RoleForm(GuardedForm):
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, widget=forms.RadioSelect)
    last_day = day_field(
        label=_("Last day"),
        help_text=_("For somebody who is with you for a time. Left empty, the membership has no end."),
        required=False,
    )

    def clean_last_day(self):
        day = self.cleaned_data["last_day"]
        if day and day < timezone.localdate():
            raise ValidationError(_("The day has passed already."), code="passed")
        return day


class InviteForm(RoleForm):
    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("The invitation can only be taken up by the owner of the address.")
    )
    field_order = ["email", "role", "last_day"]

    def __init__(self, *args, role=Role.EDITOR, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["role"] = role


class JoinDecisionForm(RoleForm):
    """Yes, in a role; or no, with the reason that the person will read. A proof is checked before the yes."""

    proved_on = day_field(label=_("The proof was checked on"), validators=[refuse_ahead])
    reason = forms.CharField(
        label=_("Reason, if the answer is no"),
        help_text=_("The person reads it in a letter and on their page."),
        required=False,
        max_length=Membership._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, is_no=False, has_proof=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].required = not is_no
        self.fields["proved_on"].required = not is_no
        self.fields["last_day"].says_when_needed = self.fields["reason"].says_when_needed = True
        self.is_no = is_no
        if not has_proof:
            del self.fields["proved_on"]

    def clean_reason(self):
        reason = self.cleaned_data["reason"]
        if self.is_no and not reason:
            raise ValidationError(_("Write why, so that the person knows."), code="required")
        return reason

    @property
    def yes(self):
        """What letting in says."""
        return {name: value for name, value in self.cleaned_data.items() if name != "reason"}


class HandOverForm(GuardedForm):
    """To a member, or to somebody who is invited; and whether the one who hands over goes then."""

    member = forms.ModelChoiceField(
        label=_("A member"),
        queryset=Membership.objects.none(),
        required=False,
        empty_label=_("Somebody else"),
    )
    email = forms.EmailField(
        label=_("Or the e-mail address of somebody else"),
        help_text=_("The person gets an invitation by letter, and has two weeks to answer."),
        required=False,
    )
    leave = forms.BooleanField(
        label=_("I leave the organisation when the person has said yes"), required=False, initial=True
    )

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members
        self.fields["member"].label_from_instance = lambda membership: str(membership.user)
        if not members:
            del self.fields["member"]
            self.fields["email"].label = _("The e-mail address of the one who takes over")

    def clean(self):
        data = super().clean()
        member, email = data.get("member"), data.get("email")
        if member and email:
            self.add_error("email", ValidationError(_("Choose a member or write an address, not both.")))
        elif not (member or email or self.errors):
            self.add_error("email", ValidationError(_("Say who takes over."), code="required"))
        elif member:
            data["email"] = member.user.email
        return data


class CustodyForm(GuardedForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=Decision._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
