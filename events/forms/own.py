"""What a participant types on their own pages."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arena.shared.forms import GuardedForm
from arena.shared.open_forms import OpenForm
from events.forms.participants import WhoForm
from events.seats.registering import Person
from events.states import PoolKind

ALL = "all"


class LostLinkForm(OpenForm):
    """An address, to which the links are sent if it has any."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("The one that you signed up with."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CancelForm(GuardedForm):
    """What to give back, where there is more than one thing, and why if one wants to say."""

    what = forms.ChoiceField(label=gettext_lazy("What do you want to cancel?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Why, if you want to say"),
        help_text=gettext_lazy("Only the organiser reads it."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args, registrations, **kwargs):
        super().__init__(*args, **kwargs)
        self.registrations = {str(row.pk): row for row in registrations}
        if len(registrations) < 2:
            del self.fields["what"]
        else:
            each = [(key, capfirst(_named(row))) for key, row in self.registrations.items()]
            self.fields["what"].choices = [(ALL, _("Everything: I do not come")), *each]
            self.initial["what"] = ALL

    @property
    def chosen(self):
        """The one thing, or None for all of it."""
        return self.registrations.get(self.cleaned_data.get("what", ALL))


def _named(row):
    state = row.get_state_display()
    what = str(row.pool.item) if row.kind == PoolKind.ITEM else row.get_kind_display()
    return _("Only %(what)s (%(state)s)") % {"what": what, "state": state}


class DetailsForm(WhoForm):
    """Who I am. The address stays, since the links are sent there; so does the sector where it gave the seat."""

    email = None
    language = forms.ChoiceField(label=gettext_lazy("Language of our letters"), widget=forms.RadioSelect)

    field_order = ["name", "phone", "language", "organisation", "sector", "municipality"]

    def __init__(self, *args, participant, **kwargs):
        self.participant = participant
        super().__init__(*args, initial=_said_by(participant), **kwargs)
        self.fields["language"].choices = participant._meta.get_field("language").choices
        self.fields["phone"].widget.attrs["autocomplete"] = "tel"
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        if self.has_reserved_seat:
            for name in ("organisation", "sector", "municipality"):
                del self.fields[name]

    def clean(self):
        return {**super().clean(), "email": self.participant.email}

    @property
    def has_reserved_seat(self):
        return self.participant.registrations.live().exclude(pool__reserved_for="").exists()

    @property
    def person(self):
        if not self.has_reserved_seat:
            return super().person
        facts = {name: getattr(self.participant, name) for name in ("actor", "organisation", "sector", "municipality")}
        return Person(**self.cleaned_data, **facts)


def _said_by(participant):
    names = ("name", "phone", "sector", "municipality", "language")
    said = {name: getattr(participant, name) for name in names}
    return said | {"organisation": str(participant.actor or participant.organisation)}


class TransferForm(GuardedForm):
    """A colleague from the same organisation, who answers by a letter of their own."""

    name = forms.CharField(label=gettext_lazy("Your colleague's name"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("Your colleague's e-mail address"))

    def __init__(self, *args, participant, **kwargs):
        self.participant = participant
        super().__init__(*args, **kwargs)

    @property
    def person(self):
        mine = ("language", "actor", "organisation", "sector", "municipality")
        return Person(**self.cleaned_data, **{name: getattr(self.participant, name) for name in mine})
