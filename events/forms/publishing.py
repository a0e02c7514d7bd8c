"""When an event is to be shown, what a copy takes along and when it is, and whom to invite."""

import re

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from arena.shared.addresses import normalised
from arena.shared.forms import GuardedForm
from arena.shared.moments import MomentField
from events.writing.copying import Part

BETWEEN_ADDRESSES = re.compile(r"[\s,;<>]+")
MOST_AT_ONCE = 200


class PublishAtForm(GuardedForm):
    publish_at = MomentField(label=_("Publish at"), help_text=_("Swedish time. It is shown within a minute of it."))

    def clean_publish_at(self):
        moment = self.cleaned_data["publish_at"]
        if moment <= timezone.now():
            raise ValidationError(_("Choose a time to come, or publish now."))
        return moment


class CopyForm(GuardedForm):
    title = forms.CharField(label=_("Title"), max_length=160)
    starts_at = MomentField(
        label=_("Starts"), help_text=_("It lasts as long as the first, and its deadlines are as many days before it.")
    )
    parts = forms.MultipleChoiceField(
        label=_("Take along"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(value, capfirst(label)) for value, label in Part.choices],
        help_text=_("Participants, materials and recordings are never taken along."),
    )

    def clean_starts_at(self):
        moment = self.cleaned_data["starts_at"]
        if moment <= timezone.now():
            raise ValidationError(_("Choose a time to come."))
        return moment


class InviteForm(GuardedForm):
    addresses = forms.CharField(
        label=_("E-mail addresses"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One on each line. Each gets a letter of its own, and sees no other."),
    )
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=settings.LANGUAGES, initial="sv", widget=forms.RadioSelect
    )

    def clean_addresses(self):
        """Each mailbox once, in lower case."""
        typed = [address for address in BETWEEN_ADDRESSES.split(self.cleaned_data["addresses"]) if address]
        found = list(dict.fromkeys(normalised(address) for address in typed))
        if wrong := [address for address in found if not _is_address(address)]:
            said = ", ".join(wrong[:10])
            raise ValidationError(_("This is no e-mail address: %(wrong)s. None has been invited.") % {"wrong": said})
        if len(found) > MOST_AT_ONCE:
            raise ValidationError(_("Invite at most %(most)d at a time.") % {"most": MOST_AT_ONCE})
        return found


def _is_address(text):
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
