"""Those who are signed up together with whoever fills in the form: a row each, blank ones left out."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arena.shared.forms import GuardedForm
from arena.shared.http import key_in
from events.forms.organisations import exactly, folded
from events.keys import person_key
from events.seats.registering import MOST_COLLEAGUES, Person

AT_FIRST, MORE = 2, 5  # rows


class ColleagueForm(GuardedForm):
    """The organisation only where it is another than that of whoever signs them up."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    organisation = forms.CharField(label=gettext_lazy("Another organisation"), max_length=160, required=False)


class Colleagues:
    """The rows: as many as the page had, and some more for whoever asks for them."""

    def __init__(self, data=None):
        self.is_more = data is not None and "more" in data
        had = _number(data.get("rows")) if data is not None else AT_FIRST
        self.forms = [_row(data, place) for place in range(min(had + MORE, MOST_COLLEAGUES) if self.is_more else had)]
        for row in self.forms[had : had + 1]:
            row.fields["name"].widget.attrs["autofocus"] = True

    def __iter__(self):
        return iter(self.forms)

    def __len__(self):
        return len(self.forms)

    @property
    def is_at_most(self):
        return len(self) >= MOST_COLLEAGUES

    @cached_property
    def filled(self):
        return [row for row in self.forms if row.is_bound and row.has_changed()]

    @property
    def has_errors(self):
        return any(row.errors for row in self.filled)

    def are_valid(self, registrar):
        """Each row by itself, and nobody twice."""
        seen = {person_key(registrar)}
        for row in self.filled:
            if row.is_valid():
                key = person_key(row.cleaned_data["email"])
                if key in seen:
                    row.add_error("email", _("The address is here twice."))
                seen.add(key)
        return not self.has_errors

    def people(self, like):
        """Who they are: from the same organisation as `like`, unless their row says another."""
        named = exactly([row.cleaned_data["organisation"] for row in self.filled])
        return [self._person(row.cleaned_data, like, named) for row in self.filled]

    @staticmethod
    def _person(said, like, named):
        own = {"name": said["name"], "email": said["email"], "language": like.language}
        if not said["organisation"]:
            same = {"actor": like.actor, "organisation": like.organisation}
            return Person(**own, **same, sector=like.sector, municipality=like.municipality)
        return Person(**own, actor=named.get(folded(said["organisation"])), organisation=said["organisation"])


def _number(text):
    return min(key_in(text or ""), MOST_COLLEAGUES)


def _row(data, place):
    """Bound only where something was written."""
    prefix = f"colleague-{place}"
    is_filled = data is not None and any(data.get(f"{prefix}-{name}") for name in ColleagueForm.base_fields)
    return ColleagueForm(data if is_filled else None, prefix=prefix)
