"""What happens at an event, who speaks, and what can be read or seen afterwards."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arena.files.fields import UploadField
from arena.shared.forms import GuardedModelForm
from arena.shared.moments import MomentField, on_clock, with_same_day
from arena.shared.since_opened import SinceOpened
from events.forms.looked_up import ActorField
from events.forms.seats import SeatsField
from events.models import Material, ProgrammeItem, Speaker


class ItemForm(SinceOpened, GuardedModelForm):
    """A part of the event, with seats of its own where one signs up for it."""

    has_seats = forms.BooleanField(label=_("One signs up for it separately"), required=False)
    seats = SeatsField(help_text=_("Only where one signs up separately. Leave it empty for no limit."))

    class Meta:
        model = ProgrammeItem
        fields = ["title_sv", "title_en", "starts_at", "ends_at", "room", "text_sv", "text_en"]
        field_classes = dict.fromkeys(["starts_at", "ends_at"], MomentField)
        widgets = dict.fromkeys(["text_sv", "text_en"], forms.Textarea(attrs={"rows": 3}))
        help_texts = {"ends_at": _("Leave the day empty if it ends on the same day.")}

    def __init__(self, *args, pool=None, **kwargs):
        answered = {"has_seats": pool is not None, "seats": pool and pool.capacity}
        if kwargs["instance"]._state.adding:
            answered["starts_at"] = kwargs["instance"].event.starts_at
        super().__init__(*args, initial=answered, **kwargs)
        if self.is_bound:
            self.data = with_same_day(self.data)

    def clean_starts_at(self):
        event, starts_at = self.instance.event, self.cleaned_data["starts_at"]
        last = on_clock(event.ends_at or event.starts_at).date()
        if not on_clock(event.starts_at).date() <= on_clock(starts_at).date() <= last:
            raise ValidationError(_("The event is not held on that day."), code="day")
        return starts_at


class SpeakerForm(SinceOpened, GuardedModelForm):
    """A function; a name only with the day on which the person agreed to stand here."""

    actor = ActorField(
        label=_("Organisation"),
        required=False,
        help_text=_("By its name in the registry or the address of its page."),
    )

    class Meta:
        model = Speaker
        fields = ["function_sv", "function_en", "actor", "name", "agreed_on", "place"]
        help_texts = {
            "function_sv": _("What the person does, for example “district nurse” or “head of development”."),
            "name": _("Only if the person has agreed to be named on an open page."),
            "agreed_on": _("Needed where there is a name."),
            "place": _("1 stands first."),
        }
        widgets = {"agreed_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def clean_agreed_on(self):
        on = self.cleaned_data["agreed_on"]
        if on and on > timezone.localdate():
            raise ValidationError(_("The day has not come yet."), code="ahead")
        return on

    def clean(self):
        answered = super().clean()
        if answered.get("name") and not answered.get("agreed_on") and "agreed_on" not in self.errors:
            self.add_error("agreed_on", _("Say when the person agreed to be named, or leave the name out."))
        return answered


class MaterialForm(SinceOpened, GuardedModelForm):
    """A file or an address, shown to everybody from a moment that the staff choose."""

    upload = UploadField(label=_("File"), required=False)

    class Meta:
        model = Material
        fields = ["kind", "title_sv", "title_en", "url", "shown_at"]
        field_classes = {"shown_at": MomentField}
        labels = {"url": _("Or an address")}
        help_texts = {
            "url": _("For example of a recording with subtitles."),
            "shown_at": _("Leave it empty to keep it to yourselves for now."),
        }

    field_order = ["kind", "title_sv", "title_en", "upload", "url", "shown_at"]

    def clean(self):
        answered = super().clean()
        has_file = bool(answered.get("upload") or (self.instance.file_id and not answered.get("url")))
        if {"upload", "url"} & set(self.errors):
            return answered
        if answered.get("upload") and answered.get("url"):
            self.add_error("url", _("Choose a file or write an address, not both."))
        elif not has_file and not answered.get("url"):
            self.add_error("upload", _("Choose a file or write an address."))
        return answered
