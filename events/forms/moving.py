from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedForm
from arena.shared.moments import MomentField
from events.models import Event, Venue
from events.states import Mode
from events.writing.moving import OCCASION


class MoveForm(GuardedForm):
    """When and where instead. `seen` is the revision that the page showed: nobody moves what was moved since."""

    starts_at = MomentField(label=_("Starts"))
    ends_at = MomentField(label=_("Ends"))
    mode = forms.ChoiceField(label=_("Form"), choices=[(mode.value, capfirst(mode.label)) for mode in Mode])
    venue = forms.ModelChoiceField(
        label=_("Venue"), queryset=Venue.objects.order_by("name_key"), required=False, empty_label=_("None")
    )
    room = forms.CharField(label=_("Room"), max_length=Event._meta.get_field("room").max_length, required=False)
    take_along = forms.BooleanField(
        label=_("Move the programme and the deadlines just as far"),
        help_text=_("The last day to sign up, the last day for own changes and when reserved seats open to all."),
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, event, **kwargs):
        initial = {name: getattr(event, name) for name in OCCASION} | {"take_along": True, "seen": event.revision}
        super().__init__(*args, initial=initial, **kwargs)
        self.event = event

    @property
    def occasion(self):
        return {name: self.cleaned_data[name] for name in OCCASION}

    def clean_venue(self):
        venue, mode = self.cleaned_data["venue"], self.cleaned_data.get("mode")
        if mode == Mode.ONLINE:
            return None
        if venue is None and mode:
            raise ValidationError(_("Choose where the event is held."), code="missing")
        if venue and not venue.accessibility_sv:
            raise ValidationError(
                _("Nothing is said about the accessibility of this venue. Add it first."), code="blank"
            )
        return venue

    def clean(self):
        answered = super().clean()
        starts_at, ends_at = answered.get("starts_at"), answered.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", _("The event must end after it starts."))
        if answered.get("mode") in (Mode.ONLINE, Mode.HYBRID) and not self.event.online_url:
            self.add_error("mode", _("The event has no online link. Write it under “Text and facts” first."))
        if answered.get("seen") != self.event.revision and "seen" not in self.errors:
            self.add_error(
                None, _("The event was changed after you opened the page. Look at it again before you move it.")
            )
            self.data = self.data.copy()
            self.data["seen"] = self.event.revision
        return answered


class CancelForm(GuardedForm):
    """Why the event is not held, as everybody will read it."""

    reason_sv = forms.CharField(
        label=_("Why, in Swedish"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands on the page of the event and in the letters."),
    )
    reason_en = forms.CharField(
        label=_("Why, in English"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Those who read English get the Swedish text where this is empty."),
    )
