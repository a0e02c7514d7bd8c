from django import forms
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedModelForm
from arena.shared.since_opened import SinceOpened
from events.models import Venue


class VenueForm(SinceOpened, GuardedModelForm):
    """A place, and what a visitor must know before choosing to come."""

    class Meta:
        model = Venue
        fields = [
            *("name", "address", "municipality", "accessibility_sv", "accessibility_en"),
            *("directions_sv", "directions_en"),
        ]
        help_texts = {
            "municipality": _("Leave it empty where the place is outside the county."),
            "accessibility_sv": _(
                "Say what is there and what is not: entrance without steps, width of the doors, lift, accessible "
                "toilet, hearing loop, parking for disabled persons and how far it is from the entrance, a quiet room. "
                "An event with a place is not published without it."
            ),
            "directions_sv": _("From the nearest stop and from the nearest parking."),
        }
        widgets = {
            name: forms.Textarea(attrs={"rows": rows})
            for name, rows in [
                *[("accessibility_sv", 6), ("accessibility_en", 6)],
                *[("directions_sv", 3), ("directions_en", 3)],
            ]
        }
