"""What one may filter the lists of letters by, and what one wants letters about."""

from datetime import timedelta

from django import forms
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from arena.outbox.letters import kinds, learn_kinds
from arena.outbox.states import Outcome, State, Stream
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


class When(TextChoices):
    """How far back one looks; the values stand in addresses."""

    TODAY = "idag", _("Today")
    WEEK = "vecka", _("The last seven days")

    def begins(self):
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight if self == When.TODAY else midnight - timedelta(days=6)


class OutboxForm(FilterForm):
    """`about` comes from the page of the thing that letters are about, and is nothing to fill in."""

    state = forms.ChoiceField(label=_("State"), required=False)
    kind = forms.ChoiceField(label=_("Letter"), required=False)
    stream = forms.ChoiceField(label=_("Stream"), required=False)
    when = forms.ChoiceField(label=_("Queued"), required=False)
    to = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=254,
        help_text=_("The whole address. What you search for stands in the address of the page: do not share it."),
    )
    about = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def __init__(self, *args, counts, **kwargs):
        super().__init__(*args, **kwargs)
        numbers = {state: sum(counts.get(state, {}).values()) for state in State}
        states = [(state, f"{capfirst(state.label)} ({number})") for state, number in numbers.items()]
        self.fields["state"].choices = [("", _("All")), *states, (Outcome.RETURNED, capfirst(Outcome.RETURNED.label))]
        self.fields["kind"].choices = [("", _("All")), *_kinds()]
        self.fields["stream"].choices = [("", _("All")), *((one, capfirst(one.label)) for one in Stream)]
        self.fields["when"].choices = [("", _("At any time")), *((one, one.label) for one in When)]

    def filter(self, letters):
        said = {name: value.strip() for name, value in self.cleaned_data.items() if value.strip()}
        if said.get("state") == Outcome.RETURNED:
            letters = letters.filter(returned_at__isnull=False)
        elif "state" in said:
            letters = letters.filter(state=said["state"])
        if "when" in said:
            letters = letters.filter(created_at__gte=When(said["when"]).begins())
        if "to" in said:
            letters = letters.to_address(said["to"])
        columns = {"kind": "kind", "stream": "stream", "about": "scope"}
        return letters.filter(**{column: said[name] for name, column in columns.items() if name in said})


def _kinds():
    """What the staff call each kind, in the order of the alphabet."""
    learn_kinds()
    return sorted(((kind, str(letter.label or kind)) for kind, letter in kinds.items()), key=lambda one: one[1])


class PreferencesForm(GuardedForm):
    """A tick for each kind of letter that can be ended, and for each thing that reminders can be ended about alone."""

    reminders = forms.BooleanField(
        label=_("Reminders before events that I have signed up for"),
        required=False,
        help_text=_("Without them you keep track of the time yourself. A change of time or place still reaches you."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("Reminders of these in particular"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They come as long as reminders are ticked above."),
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
