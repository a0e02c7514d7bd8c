"""Two people, or two windows, with the same form open: the later one sees both answers and chooses, field by field."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from arena.shared.marks import mark_of

CHANGED_SINCE = _("This was saved by somebody else, or from another window, after you opened the page. Choose below.")
STANDING, TYPED = "standing", "typed"


class SeenField(forms.CharField):
    """What each question held as the page was opened: marks in the page, and no answer of anybody."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        return False


@dataclass(frozen=True)
class Conflict:
    """One question that was answered twice: what stands now, what was typed here, and which is wanted if it is said."""

    name: str
    label: str
    standing: str
    typed: str
    mark: str  # a choice counts for what was shown, and for nothing saved later still
    choice: str
    is_untouched: bool  # what nobody changed here is proposed as it stands; between two answers nothing is proposed

    @property
    def field(self):
        """The name of the choice, which belongs to no field of the form."""
        return f"keep-{self.name}"

    @property
    def sides(self):
        """The two answers, each with what a page needs to offer it."""
        marked = self.choice or (STANDING if self.is_untouched else "")
        heads = [(STANDING, _("Saved now"), self.standing), (TYPED, _("What you wrote"), self.typed)]
        return [(f"{side}-{self.mark}", head, text, side == marked) for side, head, text in heads]


class SinceOpened(forms.Form):
    """Keeps nothing over what was saved after the page was opened, until the writer has chosen between the two.

    A page that shows the form shows `components/conflicts.html` inside it. `last_saved` may say who saved, and when.
    """

    seen = SeenField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self._standing
        self.conflicts = []

    @property
    def last_saved(self):
        """Who saved what stands now, as a pair of name and moment; None where nobody knows."""
        return None

    @property
    def mark_of_all(self):
        return mark_of(self._standing())

    def full_clean(self):
        if self.is_bound:
            self._take_what_stands()
        super().full_clean()

    def clean(self):
        data = super().clean()
        self.conflicts = self._conflicts(self.cleaned_data.pop("seen", ""))
        if any(not conflict.choice for conflict in self.conflicts):
            self.add_error(None, ValidationError(CHANGED_SINCE, code="changed"))
        return data

    def _standing(self):
        """The marks of what the questions hold as saved, whoever is looking."""
        return ",".join(f"{name}-{self._mark_of(name)}" for name in self._asked())

    def _asked(self):
        return sorted(set(self.fields) - {"seen"})

    def _held(self, name):
        field = self.fields[name]
        return field.prepare_value(self.get_initial_for_field(field, name))

    def _mark_of(self, name):
        return mark_of(_plain(self._held(name)))

    def _wanted(self, name):
        """Which side the writer has chosen, if what they were shown is still what stands."""
        side, _sign, mark = self.data.get("keep", "").partition("-")
        if mark == self.mark_of_all:
            return side
        side, _sign, mark = self.data.get(f"keep-{name}", "").partition("-")
        return side if mark == self._mark_of(name) else ""

    def _take_what_stands(self):
        """Put the saved answer in the place of the typed one, where that is the choice."""
        data = self.data.copy()
        for name in self._asked():
            if self._wanted(name) == STANDING:
                _put(data, self[name], self._held(name))
        self.data = data

    def _conflicts(self, seen):
        """Every question that somebody answered since, otherwise than here."""
        then = dict(pair.rpartition("-")[::2] for pair in seen.split(",") if pair)
        since = [name for name in self._asked() if then.get(name, self._mark_of(name)) != self._mark_of(name)]
        return [
            self._conflict(name, then[name])
            for name in since
            if self.fields[name].has_changed(self._held(name), self[name].data)
        ]

    def _conflict(self, name, opened):
        field, typed = self.fields[name], self[name].data
        return Conflict(
            name=name,
            label=self[name].label,
            standing=in_words(field, self._held(name)),
            typed=in_words(field, typed),
            mark=self._mark_of(name),
            choice=self._wanted(name),
            is_untouched=mark_of(_plain(typed)) == opened,
        )


def _plain(value):
    """The same text for the same value, saved or typed: rows by their keys, in one order, and every nothing alike."""
    if value is None or isinstance(value, str):
        return str(value or "")  # a choice that a model begins with is its plain value
    if hasattr(value, "__iter__"):
        return sorted(str(getattr(row, "pk", row)) for row in value) or ""
    return str(getattr(value, "pk", value))


def _put(data, bound, value):
    """Answer a question in the form's own input as a browser would."""
    value = bound.field.prepare_value(value)
    if value is None or value is False:
        data.pop(bound.html_name, None)
    elif hasattr(value, "__iter__") and not isinstance(value, str):
        data.setlist(bound.html_name, [str(one) for one in value])
    else:
        data[bound.html_name] = str(value)


def in_words(field, value):
    """What a reader would call the answer: the field's own words, those of choices, yes or no, else the text itself."""
    if hasattr(field, "in_words"):
        return field.in_words(value)
    if isinstance(field, forms.BooleanField):
        return gettext("yes") if value else gettext("no")
    plain = _plain(value)
    if hasattr(field, "choices"):
        words = {str(key): str(label) for key, label in field.choices}
        return ", ".join(words.get(one, one) for one in ([plain] if isinstance(plain, str) else plain) if one)
    return plain
