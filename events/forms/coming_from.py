"""Where a person comes from: an actor of the registry, or else a name with sector and municipality."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actors.forms.organisation import SeatField
from arena.shared.open_forms import OpenForm
from events.forms.organisations import candidates, is_named
from events.states import Sector

NOT_THERE = "none"  # of the organisations that the registry has


class ComingFromForm(OpenForm):
    """A name that is nearly an actor's is asked about; sector and municipality come from the actor, if there is one."""

    organisation = forms.CharField(
        label=gettext_lazy("Your organisation"),
        help_text=gettext_lazy("Its name, or the beginning of it, or its organisation number."),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    actor = forms.CharField(
        label=gettext_lazy("Which organisation do you mean?"), required=False, widget=forms.RadioSelect
    )
    sector = forms.ChoiceField(
        label=gettext_lazy("Sector"),
        choices=[("", gettext_lazy("Choose …")), *((value, capfirst(label)) for value, label in Sector.choices)],
        required=False,
    )
    municipality = SeatField(label=gettext_lazy("Municipality"), required=False)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.found = candidates(self.data.get("organisation", "")) if self.is_bound else []
        self.fields["actor"].widget.choices = [
            *((actor.slug, _told(actor)) for actor in self.found),
            (NOT_THERE, _("None of these: it is not in the registry")),
        ]
        for name in ComingFromForm.base_fields.keys() - OpenForm.base_fields.keys():
            self.fields[name].says_when_needed = True
        self.fields["organisation"].widget.attrs |= {
            "list": "organisations",
            "hx-get": reverse("events:organisations"),
            "hx-trigger": "input changed delay:150ms",
            "hx-target": "#organisations",
            "hx-sync": "this:replace",
        }

    @property
    def asks_which(self):
        """Whether the name leads to several, or only nearly to one."""
        return bool(self.found) and self._named is None

    @property
    def is_outside_registry(self):
        return any(self[name].value() or self[name].errors for name in ("sector", "municipality"))

    @property
    def _named(self):
        """The actor that the name is the whole name of."""
        is_clear = len(self.found) == 1 and is_named(self.found[0], self.data.get("organisation", ""))
        return self.found[0] if is_clear else None

    def clean(self):
        said = super().clean()
        chosen = {actor.slug: actor for actor in self.found}.get(said.get("actor"))
        said["actor"] = self._named or chosen
        if said["actor"] is None and "organisation" in said:
            self._ask_for_organisation(said)
        return said

    @property
    def _outside(self):
        """What a name that the registry does not have leaves to ask."""
        return [
            ("sector", _("We do not find your organisation in the registry, so choose its sector.")),
            ("municipality", _("Choose the municipality that it, or you, are in.")),
        ]

    def _ask_for_organisation(self, said):
        """Outside the registry it is the person who says which sector and municipality."""
        is_elsewhere = self.data.get("actor") == NOT_THERE or bool(said.get("sector"))
        if self.found and not is_elsewhere:
            self.add_error("actor", _("Choose one of them, or say that it is none of these."))
        elif not said["organisation"] and not is_elsewhere:
            self.add_error(
                "organisation",
                _("Write your organisation. If you come on your own account, choose the sector below instead."),
            )
        else:
            for name, missing in self._outside:
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(missing, code="required"))


def _told(actor):
    """The name with what tells it from others."""
    beside = [part.name for part in (actor.part_of, actor.municipality) if part]
    return f"{actor.name} ({', '.join(beside)})" if beside else actor.name
