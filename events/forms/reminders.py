"""A reminder as the staff write it: when it goes, to whom, and what it says in each language."""

import re

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arena.shared.forms import GuardedModelForm
from arena.shared.since_opened import SinceOpened
from events.letters.messages import PLACEHOLDERS
from events.models import ReminderRule
from events.reminding import planning
from events.states import Anchor, Clockwork, Standing

MOST_DAYS = 365
DAY = 24 * 60  # in minutes
BRACES = re.compile(r"\{[^{}]{0,40}\}")
COUNTED = {Clockwork.CALENDAR: ["days", "at"], Clockwork.ELAPSED: ["hours", "minutes"]}
MEANINGS = {  # of the words in braces
    "name": gettext_lazy("the name of whoever gets the letter"),
    "event": gettext_lazy("the title of the event"),
    "when": gettext_lazy("day and time"),
    "where": gettext_lazy("the place, or that it is online"),
}
NOT_COUNTED = dict.fromkeys(["invalid", "min_value"], gettext_lazy("Write a whole number, 0 or more."))
WHEN = ["anchor", "clockwork", *COUNTED[Clockwork.CALENDAR], *COUNTED[Clockwork.ELAPSED]]
WORDS = ["subject_sv", "text_sv", "subject_en", "text_en"]


class ReminderForm(SinceOpened, GuardedModelForm):
    """One reminder. Of the two ways to count, only the answers to the chosen one are read.

    `dates` are the events that it is for, as far as they are still to be held.
    """

    days = forms.IntegerField(
        label=gettext_lazy("Number of days"),
        required=False,
        min_value=0,
        max_value=MOST_DAYS,
        error_messages=dict.fromkeys(
            ["invalid", "min_value", "max_value"], gettext_lazy("Write a whole number from 0 to 365.")
        ),
    )
    at = forms.TimeField(
        label=gettext_lazy("At what time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        error_messages={"invalid": gettext_lazy("Write the time like this: 09:00.")},
        help_text=gettext_lazy("By the clock where the event is held, in summer and in winter."),
    )
    hours = forms.IntegerField(label=gettext_lazy("Hours"), required=False, min_value=0, error_messages=NOT_COUNTED)
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), required=False, min_value=0, error_messages=NOT_COUNTED)
    to = forms.MultipleChoiceField(
        label=gettext_lazy("To those who"),
        choices=Standing.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("As they stand when it falls due. The last two are only for after the end."),
    )

    class Meta:
        model = ReminderRule
        fields = [*WHEN[:4], "minutes", "to", *WORDS]
        labels = {
            "anchor": gettext_lazy("Before or after?"),
            "clockwork": gettext_lazy("How is the time counted?"),
            "subject_sv": gettext_lazy("Subject"),
            "text_sv": gettext_lazy("Text"),
            "subject_en": gettext_lazy("Subject in English"),
            "text_en": gettext_lazy("Text in English"),
        }
        help_texts = {
            "clockwork": gettext_lazy("From a day and up one counts by the calendar, since clocks may be changed."),
            "text_sv": gettext_lazy(
                "Plain text. The letter greets by name if the text does not, and ends with time, place and links."
            ),
            "text_en": gettext_lazy("Without it, those who read English get the Swedish text, if there is one."),
        }
        widgets = {
            "anchor": forms.RadioSelect,
            "clockwork": forms.RadioSelect,
            "text_sv": forms.Textarea(attrs={"rows": 6}),
            "text_en": forms.Textarea(attrs={"rows": 6}),
        }

    field_order = [*WHEN, "to", *WORDS]

    def __init__(self, *args, dates=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.dates = dates
        for name, choices in [("anchor", Anchor), ("clockwork", Clockwork)]:
            self.fields[name].choices = [(one.value, capfirst(one.label)) for one in choices]
        for name in [*COUNTED[Clockwork.CALENDAR], *COUNTED[Clockwork.ELAPSED]]:
            self.fields[name].says_when_needed = True
        if self.instance.minutes is not None:
            self.initial["hours"], self.initial["minutes"] = divmod(self.instance.minutes, 60)

    @property
    def facts(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}

    @property
    def knows_when(self):
        return not set(self.errors) & {*WHEN, "to"}

    @property
    def knows_words(self):
        return not set(self.errors) & set(WORDS)

    def clean(self):
        said = super().clean()
        self._read_counted(said)
        if said.get("anchor") == Anchor.BEFORE_START and set(said.get("to", [])) & set(Standing.afterwards()):
            self.add_error("to", _("Who was there and who was not is known after the end. Choose “After the end”."))
        for name in WORDS:
            self._check_braces(name, said.get(name, ""))
        return said

    def _read_counted(self, said):
        """The answers to the way that was chosen; those to the other are neither judged nor kept."""
        clockwork = said.get("clockwork")
        for way, names in COUNTED.items():
            for name in names if clockwork and way != clockwork else []:
                self.errors.pop(name, None)
                said[name] = None
        if clockwork == Clockwork.CALENDAR:
            self._read_calendar(said)
        elif clockwork == Clockwork.ELAPSED:
            self._read_elapsed(said)

    def _read_calendar(self, said):
        if said.get("days") is None and "days" not in self.errors:
            self.add_error("days", _("Write the number of days; 0 is the same day."))
        if said.get("at") is None and "at" not in self.errors:
            self.add_error("at", _("Write the time too, for example 09:00."))

    def _read_elapsed(self, said):
        if set(COUNTED[Clockwork.ELAPSED]) & set(self.errors):
            return
        total = 60 * (said.get("hours") or 0) + (said.get("minutes") or 0)
        if not total:
            self.add_error("hours", _("Write how many hours or minutes."))
        elif total >= DAY:
            self.add_error(
                "hours",
                _(
                    "A day or more is counted by the calendar: when clocks are changed in between, 24 hours before is "
                    "another time of the day. Choose “By the calendar”, for example 1 day at 09:00."
                ),
            )
        else:
            said["minutes"] = total

    def _check_braces(self, name, text):
        """A word in braces that stands for nothing would be read as it was typed, by everybody."""
        words = dict.fromkeys(found for found in BRACES.findall(text) if found[1:-1].strip())
        unknown = [found for found in words if found[1:-1] not in PLACEHOLDERS]
        if unknown:
            known = ", ".join(f"{{{word}}}" for word in PLACEHOLDERS)
            told = _("%(unknown)s does not exist. These can be used: %(known)s.")
            self.add_error(name, told % {"unknown": ", ".join(unknown), "known": known})

    def _get_validation_exclusions(self):
        """What is said of hours, which the model has not, is not said once more of the whole."""
        excluded = super()._get_validation_exclusions()
        return excluded if self.knows_when else excluded | {"minutes"}

    def _post_clean(self):
        super()._post_clean()
        if self.knows_when and self.instance.clockwork == Clockwork.CALENDAR:
            self._check_order()

    def _check_order(self):
        """On the day itself the event may have begun by then: of use at no date."""
        is_before = self.instance.anchor == Anchor.BEFORE_START
        late = [planning.due_at(self.instance, event) >= event.starts_at for event in self.dates]
        if is_before and late and all(late):
            self.add_error("at", _("The event has begun by then. Choose an earlier time."))
