from django import forms
from django.utils.translation import gettext_lazy as _

from actors.hosts import HostFormField, validate_host
from actors.models import VerifiedDomain
from arena.shared.forms import GuardedForm


class DomainForm(GuardedForm):
    """What the project staff have found out, and how."""

    host = HostFormField(
        label=_("Mail domain"),
        help_text=_("What stands after the @, for example kommunen.se. Other domains that end the same are not meant."),
        max_length=253,
        validators=[validate_host],
    )
    method = forms.CharField(
        label=_("How it was verified"),
        help_text=_("For example a call to the switchboard, or the address on the organisation's own website."),
        max_length=VerifiedDomain._meta.get_field("method").max_length,
    )


class OwnDomainForm(GuardedForm):
    """A domain where the manager has confirmed an address."""

    host = forms.ChoiceField(label=_("Mail domain"), widget=forms.RadioSelect)

    def __init__(self, *args, hosts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["host"].choices = [(host, host) for host in hosts]
