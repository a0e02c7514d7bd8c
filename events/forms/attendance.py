"""The list of who was there: one line per person, and only what was changed in it is written."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from events.forms.participants import WhoForm
from events.people.attending import Mark, whole
from events.states import Mode, PoolKind

THERE, AWAY, UNMARKED = "there", "away", ""
SAID = {THERE: True, AWAY: False, UNMARKED: None}
A_DAY = 24 * 60
WHERE = [(PoolKind.ROOM.value, PoolKind.ROOM.label), (PoolKind.ONLINE.value, PoolKind.ONLINE.label)]


class LineForm(forms.Form):
    """One person. `seen` is what the page showed, so that two who mark at two doors do not undo each other's marks."""

    was = forms.ChoiceField(
        label=_("Attendance"),
        choices=[(THERE, _("There")), (AWAY, _("Not there")), (UNMARKED, _("Not marked"))],
        widget=forms.RadioSelect,
        required=False,
    )
    how = forms.ChoiceField(label=_("Where"), choices=[(code, capfirst(name)) for code, name in WHERE], required=False)
    minutes = forms.IntegerField(
        label=_("Minutes, if not the whole"),
        required=False,
        widget=forms.NumberInput(attrs={"min": 1, "inputmode": "numeric"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, data=None, *, participant, event):
        said = _said_of(participant)
        super().__init__(data, prefix=f"p{participant.pk}", initial={**said, "seen": _as_seen(said)})
        self.participant = participant
        self.most = whole(event) or A_DAY
        if event.mode != Mode.HYBRID:
            del self.fields["how"]

    def clean_minutes(self):
        minutes = self.cleaned_data["minutes"]
        if minutes is not None and not 1 <= minutes <= self.most:
            raise ValidationError(_("Write between 1 and %(most)s minutes.") % {"most": self.most})
        return minutes

    def clean(self):
        said = super().clean()
        if said.get("minutes") and said.get("was") != THERE:
            raise ValidationError({"minutes": _("Only somebody who was there has minutes.")})
        return said

    @property
    def has_said_more(self):
        """Whether anything in the line was changed on the page."""
        return _as_seen(self.cleaned_data) != self.cleaned_data["seen"]

    @property
    def mark(self):
        said = self.cleaned_data
        return Mark(SAID[said["was"]], said.get("how") or self.initial["how"], said["minutes"])


def keys_in(data):
    """The participants whose lines were sent, whatever page they would stand on now."""
    return [int(found[1]) for name in data if (found := re.fullmatch(r"p([0-9]{1,15})-seen", name))]


def _said_of(participant):
    """What stands about the person now; where, if nothing is said, by the seat."""
    attendance = getattr(participant, "attendance", None)
    if attendance is None:
        return {"was": UNMARKED, "how": participant.seat_kind or PoolKind.ROOM.value, "minutes": None}
    was = THERE if attendance.was_there else AWAY
    return {"was": was, "how": attendance.how or participant.seat_kind or "", "minutes": attendance.minutes}


def _as_seen(said):
    return f"{said.get('was', '')}/{said.get('how') or ''}/{said.get('minutes') or ''}"


class WalkInForm(WhoForm):
    """Somebody at the door; an address is only needed for letters afterwards."""

    how = forms.ChoiceField(label=_("Where"), choices=[(code, capfirst(name)) for code, name in WHERE])
