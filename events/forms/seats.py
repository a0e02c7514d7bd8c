"""How many seats there are, of which kind, for whom first, and for whom one hopes."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from actors.models import Municipality
from arena.shared.forms import GuardedForm, GuardedModelForm
from arena.shared.moments import MomentField
from events.models import Pool, SeatTarget
from events.states import PoolKind, Sector

MOST = 100_000
RESERVED = "reserved"


class SeatsField(forms.IntegerField):
    """How many; nothing stands for no limit."""

    def __init__(self, **facts):
        told = _("Leave it empty for no limit.")
        super().__init__(
            **{"label": _("Seats"), "min_value": 0, "max_value": MOST, "required": False, "help_text": told} | facts
        )


class CapacityForm(GuardedForm):
    """More or fewer. Whoever has a seat keeps it, whatever is written here."""

    capacity = SeatsField(
        help_text=_(
            "Leave it empty for no limit. New seats go to the queue at once. With fewer seats nobody loses a place: "
            "whoever has one keeps it, and nobody new gets one until there is room again."
        )
    )

    def __init__(self, *args, pool, **kwargs):
        super().__init__(*args, initial={"capacity": pool.capacity}, **kwargs)
        if pool.reserved_for:
            self.fields["capacity"].required = True
            self.fields["capacity"].help_text = _("Reserved seats are always limited. Nobody loses a place.")


class GapsForm(GuardedForm):
    """Whether those who come alone may pass a party that does not fit, and why."""

    fills_gaps = forms.BooleanField(label=_("Let a smaller party pass one that does not fit"), required=False)
    why = forms.CharField(
        label=_("Why"),
        max_length=Pool._meta.get_field("fills_gaps_why").max_length,
        required=False,
        help_text=_("It is kept with each place that is given out of turn."),
    )

    def __init__(self, *args, pool, **kwargs):
        super().__init__(*args, initial={"fills_gaps": pool.fills_gaps, "why": pool.fills_gaps_why}, **kwargs)

    def clean(self):
        answered = super().clean()
        if answered.get("fills_gaps") and not answered.get("why") and "why" not in self.errors:
            self.add_error("why", _("Say why, since it changes the order of the queue."))
        return answered


class PoolForm(GuardedModelForm):
    """A pool more: what the event does not have yet, or seats that a sector has for itself until a day."""

    what = forms.ChoiceField(label=_("Which seats"), widget=forms.RadioSelect)
    capacity = SeatsField()

    class Meta:
        model = Pool
        fields = ["what", "reserved_for", "opens_to_all_at", "capacity"]
        field_classes = {"opens_to_all_at": MomentField}
        help_texts = {
            "reserved_for": _("Only where the seats are reserved."),
            "opens_to_all_at": _("From then on the seats that are left are anybody's, and the queue gets them."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = choices = self._choices()
        if len(choices) == 1:
            self.initial["what"] = choices[0][0]
        self.fields["opens_to_all_at"].label = _("Reserved until")
        self.fields["reserved_for"].required = False

    def _choices(self):
        event = self.instance.event
        there = set(event.pools.filter(reserved_for="").values_list("kind", flat=True))
        new = [(kind.value, capfirst(str(kind.label))) for kind in event.pool_kinds if kind not in there]
        has_room = PoolKind.ROOM in event.pool_kinds
        return [*new, (RESERVED, _("In the room, reserved for a sector"))] if has_room else new

    def clean(self):
        answered = super().clean()
        if answered.get("what") == RESERVED:
            self._ask_for_whom_and_how_long(answered)
        else:
            answered |= {"reserved_for": "", "opens_to_all_at": None}
        return answered

    def _ask_for_whom_and_how_long(self, answered):
        event, until = self.instance.event, answered.get("opens_to_all_at")
        if not answered.get("reserved_for") and "reserved_for" not in self.errors:
            self.add_error("reserved_for", _("Choose for whom."))
        elif event.pools.filter(reserved_for=answered["reserved_for"]).exists():
            self.add_error("reserved_for", _("There are seats for this sector already. Change those."))
        if until is None and "opens_to_all_at" not in self.errors:
            self.add_error("opens_to_all_at", _("Say until when, so that no seat stays empty."))
        elif until and not timezone.now() < until <= event.starts_at:
            self.add_error("opens_to_all_at", _("Choose a moment between now and the start of the event."))
        if answered.get("capacity") is None and "capacity" not in self.errors:
            self.add_error("capacity", _("Say how many seats are reserved."))

    def _post_clean(self):
        what = self.cleaned_data.get("what")
        if what:
            self.instance.kind = PoolKind.ROOM if what == RESERVED else what
        super()._post_clean()


class TargetForm(GuardedForm):
    """How many one hopes for: of a sector, or of a municipality."""

    of = forms.ChoiceField(label=_("Of whom"))
    at_least = forms.IntegerField(label=_("At least"), min_value=1, max_value=30_000)

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, **kwargs)
        self.event = event
        sectors = [(code, capfirst(str(label))) for code, label in Sector.choices]
        municipalities = [(row.pk, row.name) for row in Municipality.objects.order_by("name")]
        self.fields["of"].choices = [("", _("Choose …")), (_("Sector"), sectors), (_("Municipality"), municipalities)]

    @property
    def target(self):
        of, is_sector = self.cleaned_data["of"], self.cleaned_data["of"] in Sector.values
        which = {"sector": of} if is_sector else {"sector": "", "municipality_id": of}
        return SeatTarget(event=self.event, at_least=self.cleaned_data["at_least"], **which)

    def clean_of(self):
        of = self.cleaned_data["of"]
        if (
            self.event.targets.filter(sector=of).exclude(sector="").exists()
            or self.event.targets.filter(municipality=of).exists()
        ):
            raise ValidationError(_("There is a target for it already. Take that away first."), code="twice")
        return of
