"""A day and a time by the clock of the house, kept as an instant; the two nights when clocks are changed in words.

One text stands for the answer wherever it travels: `2027-10-31 02:30`, with `first` or `second` after it where the
clock shows that time twice.
"""

from datetime import UTC, date, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from arena.shared import personal_numbers

YEARS = range(1900, 2200)
FIRST, SECOND = "first", "second"
WHICH = [
    (FIRST, _("The first time, before the clock is set back (summer time)")),
    (SECOND, _("The second time, after the clock is set back (winter time)")),
]


def instants(local, zone=None):
    """The instants at which the clock shows this: one as a rule, none or two where it is changed."""
    zone = zone or timezone.get_default_timezone()
    found = {local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(one for one in found if one.astimezone(zone).replace(tzinfo=None) == local)


def on_clock(moment):
    """What the clock of the house shows at the instant."""
    return moment.astimezone(timezone.get_default_timezone()).replace(tzinfo=None)


def at_clock(local, zone=None):
    """The instant of a time that nobody is asked about: the first of two, and one hour on where there is none."""
    return (instants(local, zone) or instants(local + timedelta(hours=1), zone))[0]


def as_text(moment):
    local = on_clock(moment)
    both = instants(local)
    which = f" {WHICH[both.index(moment.replace(second=0, microsecond=0))][0]}" if _is_twice(local) else ""
    return f"{local:%Y-%m-%d %H:%M}{which}"


def _is_twice(local):
    return len(instants(local.replace(second=0, microsecond=0))) == 2


def _parts(text):
    """Day, hour and which of two, each perhaps empty."""
    day, _blank, rest = (text or "").partition(" ")
    hour, _blank, which = rest.partition(" ")
    return day, hour, which


def _local(day, hour):
    """What the clock shall show; ValueError says that it is no such thing."""
    local = datetime.combine(date.fromisoformat(day), time.fromisoformat(hour[:5]))
    if local.year not in YEARS:
        raise ValueError
    return local


def with_same_day(data):
    """The answers, where an end that has a time and no day is on the day of the start."""
    if not data.get("ends_at_1") or data.get("ends_at_0"):
        return data
    data = data.copy()
    data["ends_at_0"] = data.get("starts_at_0", "")
    return data


class MomentInput(forms.Widget):
    """A box for the day and one for the time; which of two is asked for only on the night when it matters."""

    template_name = "django/forms/widgets/moment.html"
    use_fieldset = True

    def value_from_datadict(self, data, files, name):
        if name in data:
            return data[name]
        parts = (personal_numbers.mask(data.get(f"{name}_{part}", "").strip()) for part in range(3))
        return " ".join(parts).rstrip()

    def value_omitted_from_data(self, data, files, name):
        return name not in data and f"{name}_0" not in data

    def id_for_label(self, id_, index=None):
        return f"{id_}_0" if id_ else id_

    def format_value(self, value):
        return value or ""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        day, hour, which = _parts(context["widget"]["value"])
        is_faulty = "aria-invalid" in context["widget"]["attrs"]
        context["widget"] |= {"day": day, "hour": hour, "ways": self._ways(day, hour, which), "is_faulty": is_faulty}
        return context

    def _ways(self, day, hour, which):
        try:
            is_asked = _is_twice(_local(day, hour))
        except ValueError:
            return []
        return [(value, label, value == which) for value, label in WHICH] if is_asked else []


class MomentField(forms.Field):
    """Asks for a day and a time in Sweden; gives the instant."""

    widget = MomentInput
    default_error_messages = {
        "no_time": _("Write the time too, for example 09:00."),
        "no_day": _("Write the day too."),
        "invalid": _("Write the day like this: 2027-03-28, and the time like this: 09:00."),
        "skipped": _(
            "There is no such time: that night the clock is set forward, from 02:00 to 03:00. Choose another."
        ),
        "twice": _("That night the clock is set back, so that time comes twice. Say below which of the two you mean."),
    }

    def prepare_value(self, value):
        return as_text(value) if isinstance(value, datetime) else value

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        day, hour, which = _parts(value)
        for part, code in [(day, "no_day"), (hour, "no_time")]:
            if not part:
                raise self._fault(code)
        return self._instant(self._clock(day, hour), which)

    def has_changed(self, initial, data):
        return (self.prepare_value(initial) or "") != (data or "")

    def in_words(self, value):
        """The answer for a reader, where two answers stand against each other."""
        try:
            moment = self.to_python(value)
        except ValidationError:
            return value
        return date_format(on_clock(moment), "j F Y H:i") if moment else ""

    def _clock(self, day, hour):
        try:
            return _local(day, hour)
        except ValueError:
            raise self._fault("invalid") from None

    def _instant(self, local, which):
        found = instants(local)
        if not found:
            raise self._fault("skipped")
        if len(found) == 1:
            return found[0]
        if which not in dict(WHICH):
            raise self._fault("twice")
        return found[which == SECOND]

    def _fault(self, code):
        return ValidationError(self.error_messages[code], code=code)
