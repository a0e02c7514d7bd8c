"""What one may filter the lists of letters by, and what one wants letters about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from arena.outbox.states import Stream
from arena.shared.forms import GuardedForm


class FilterForm(forms.Form):
    @property
    def chosen(self):
        """How many filters are set, for the filter panel."""
        return sum(map(bool, self.cleaned_data.values()))


class MailboxForm(FilterForm):
    to = forms.CharField(label=_("Letters to"), required=False, max_length=254)

    def filter(self, letters):
        to = self.cleaned_data["to"].strip()
        return letters.filter(recipient__icontains=to) if to else letters


class OutboxForm(FilterForm):
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args, counts, **kwargs):
        super().__init__(*args, **kwargs)
        everything = [("", _("all letters"))]
        self.fields["state"].choices = everything + [(state, f"{state.label} ({n})") for state, n in counts]

    def filter(self, letters):
        state = self.cleaned_data["state"]
        return letters.filter(state=state) if state else letters


class PreferencesForm(GuardedForm):
    """A tick for each kind of letter that can be ended, and for each thing that reminders can be ended about alone."""

    reminders = forms.BooleanField(
        label=_("Reminders before events that I have signed up for"),
        required=False,
        help_text=_("Without them you keep track of the time yourself. A change of time or place still reaches you."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("Reminders of these in particular"), required=False, widget=forms.CheckboxSelectMultiple
    )
    news = forms.BooleanField(
        label=_("Invitations to events, and news in searches that I keep"),
        required=False,
        help_text=_("The project staff cannot invite you by letter without them."),
    )

    def __init__(self, *args, ended, scopes, **kwargs):
        wanted = {"reminders": (Stream.REMINDERS, "") not in ended, "news": (Stream.NEWS, "") not in ended}
        wanted["scopes"] = [scope for scope in scopes if (Stream.REMINDERS, scope) not in ended]
        super().__init__(*args, initial=wanted, **kwargs)
        self.fields["scopes"].choices = list(scopes.items())
        if not scopes:
            del self.fields["scopes"]

    def wishes(self):
        """Whether letters are wanted, for each pair of a stream and what of it."""
        said = self.cleaned_data
        wishes = {(Stream.REMINDERS, ""): said["reminders"], (Stream.NEWS, ""): said["news"]}
        if "scopes" in self.fields:
            offered = [scope for scope, _name in self.fields["scopes"].choices]
            wishes |= {(Stream.REMINDERS, scope): scope in said["scopes"] for scope in offered}
        return wishes
