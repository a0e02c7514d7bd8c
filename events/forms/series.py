"""By what pattern an event is repeated, which of the dates are wanted, and what is said of all that are to come."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedForm, GuardedModelForm
from arena.shared.moments import at_clock, instants, on_clock
from events import times
from events.models import Event, Series
from events.writing import repeating

WEEKLY, MONTHLY, LIST = "weekly", "monthly", "list"
NTH = [(1, _("first")), (2, _("second")), (3, _("third")), (4, _("fourth")), (-1, _("last"))]
DAYS = [(number, capfirst(name)) for number, name in WEEKDAYS.items()]
TEXT = "%Y-%m-%d %H:%M"


class PatternForm(GuardedForm):
    """Every so many weeks, every month, or on days that are listed; always by the clock on the wall."""

    how = forms.ChoiceField(
        label=_("When is it repeated?"),
        widget=forms.RadioSelect,
        choices=[
            (WEEKLY, _("Every week, or every so many weeks")),
            (MONTHLY, _("Every month, on a certain weekday")),
            (LIST, _("On days that I list")),
        ],
    )
    interval = forms.IntegerField(label=_("Every how many weeks"), min_value=1, max_value=26, required=False)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days of the week"),
        choices=DAYS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    nth = forms.TypedChoiceField(label=_("Which one in the month"), choices=NTH, coerce=int, required=False)
    weekday = forms.TypedChoiceField(label=_("Weekday"), choices=DAYS, coerce=int, required=False)
    count = forms.IntegerField(
        label=_("How many dates more"),
        min_value=1,
        max_value=repeating.MOST,
        required=False,
        help_text=_("At most 60 at a time."),
    )
    until = forms.DateField(
        label=_("Or until which day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    days = forms.CharField(
        label=_("The days"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One on each line, as 2027-02-03, or 2027-02-03 13:00 where the time is another."),
    )

    def __init__(self, *args, event, **kwargs):
        self.start = on_clock(event.starts_at)
        day = self.start.weekday()
        nth = (self.start.day - 1) // 7 + 1
        initial = {"how": WEEKLY, "interval": 1, "weekdays": [day], "nth": nth if nth < 5 else -1, "weekday": day}
        super().__init__(*args, initial=initial, **kwargs)
        self.event = event

    @property
    def dates(self):
        """What the clock shows at each start, without those that have passed or have an event in the series already."""
        answered = self.cleaned_data
        if answered["how"] == LIST:
            found = answered["days"]
        else:
            end = {"count": answered["count"], "until": answered["until"]}
            found = self._by_rule(answered, end)
        taken = {self.start}
        if self.event.series_id:
            taken |= {on_clock(moment) for moment in self.event.series.events.values_list("starts_at", flat=True)}
        return [date for date in found if date not in taken and at_clock(date) > timezone.now()]

    def _by_rule(self, answered, end):
        if answered["how"] == MONTHLY:
            return repeating.monthly(self.start, nth=answered["nth"], weekday=answered["weekday"], **end)
        return repeating.weekly(
            self.start, interval=answered["interval"] or 1, weekdays=answered["weekdays"] or None, **end
        )

    def clean_days(self):
        """Each line a day, with the time of the event where none is written."""
        lines = [line.strip() for line in self.cleaned_data["days"].splitlines() if line.strip()]
        if len(lines) > repeating.MOST:
            raise ValidationError(_("At most 60 at a time."), code="many")
        return sorted({self._day(line) for line in lines})

    def _day(self, line):
        for text in (line, f"{line} {self.start:%H:%M}"):
            try:
                return datetime.strptime(text, TEXT)  # noqa: DTZ007
            except ValueError:
                continue
        raise ValidationError(gettext("“%(line)s” is no day. Write it as 2027-02-03.") % {"line": line}, code="invalid")

    def clean(self):
        answered = super().clean()
        how = answered.get("how")
        if how == LIST and not answered.get("days") and "days" not in self.errors:
            self.add_error("days", _("Write at least one day."))
        if how in (WEEKLY, MONTHLY) and not (answered.get("count") or answered.get("until")):
            self.add_error("count", _("Say how many, or until which day."))
        if how == MONTHLY and "" in (answered.get("nth", ""), answered.get("weekday", "")):
            self.add_error("nth", _("Choose which day of the month."))
        return answered


class DatesForm(GuardedForm):
    """The dates that were found; each can be left out."""

    picked = forms.MultipleChoiceField(label=_("These dates become drafts"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, dates, **kwargs):
        texts = [f"{date:{TEXT}}" for date in dates]
        super().__init__(*args, initial={"picked": texts}, **kwargs)
        self.fields["picked"].choices = [(text, in_words(date)) for text, date in zip(texts, dates, strict=True)]

    @property
    def starts(self):
        return [at_clock(datetime.strptime(text, TEXT)) for text in self.cleaned_data["picked"]]  # noqa: DTZ007


def in_words(date):
    """The day and time; where the clock never shows that time, what it becomes."""
    moment = at_clock(date)
    said = times.day_and_hour(moment, times.HOME)
    return said if instants(date) else _("%(said)s, since the clock is set forward that night") % {"said": said}


class SeriesForm(GuardedModelForm):
    class Meta:
        model = Series
        fields = ["title"]


class SeriesTextsForm(GuardedModelForm):
    """The same texts for every date that is ticked."""

    dates = forms.ModelMultipleChoiceField(
        label=_("Dates to change"), queryset=Event.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Event
        fields = ["dates", *repeating.TEXTS]
        widgets = {
            **dict.fromkeys(["summary_sv", "summary_en"], forms.Textarea(attrs={"rows": 2})),
            **dict.fromkeys(["text_sv", "text_en"], forms.Textarea(attrs={"rows": 9})),
        }

    def __init__(self, *args, events, **kwargs):
        super().__init__(*args, initial={"dates": list(events)}, **kwargs)
        self.fields["dates"].queryset = events
        self.fields["dates"].label_from_instance = lambda event: capfirst(times.when(event))

    @property
    def texts(self):
        return {name: self.cleaned_data[name] for name in repeating.TEXTS}
