"""What the staff write of one question."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arena.shared.forms import GuardedModelForm
from arena.shared.since_opened import SinceOpened
from events.models import Question
from events.models.question import SHORT
from events.states import QuestionKind

FEWEST, MOST = 2, 20  # choices


class LinesField(forms.CharField):
    """Several short texts, one on each line."""

    widget = forms.Textarea(attrs={"rows": 5})


class AskForm(SinceOpened, GuardedModelForm):
    """One question. What has been answered stays meant: kind and places of choices are fixed by the first answer."""

    options_sv = LinesField(label=gettext_lazy("Choices"), required=False, help_text=gettext_lazy("One on each line."))
    options_en = LinesField(
        label=gettext_lazy("Choices in English"),
        required=False,
        help_text=gettext_lazy("As many as in Swedish, in the same order."),
    )
    condition = forms.ChoiceField(label=gettext_lazy("When is it asked?"), required=False)
    of_choices = ["options_sv", "options_en"]

    class Meta:
        model = Question
        fields = ["kind", "label_sv", "label_en", "help_sv", "help_en", "is_required"]
        widgets = {"kind": forms.RadioSelect}

    field_order = ["kind", "label_sv", "label_en", *of_choices, "help_sv", "help_en", "condition", "is_required"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        question = self.instance
        self.earlier = [row for row in question.event.questions.all() if row.has_choices and _is_before(row, question)]
        self.is_fixed = not question._state.adding and (question.answers.exists() or question.follows.exists())
        self.fields["kind"].choices = [(kind, capfirst(kind.label)) for kind in QuestionKind]
        self.fields["kind"].disabled = self.is_fixed
        self.fields["condition"].choices = [("", _("Always")), *(_group(row) for row in self.earlier)]
        self.initial |= {name: "\n".join(getattr(question, name)) for name in self.of_choices}
        if question.asked_if_id:
            self.initial["condition"] = f"{question.asked_if_id}-{question.asked_if_option}"
        for name in [*self.of_choices, "condition"]:
            self.fields[name].says_when_needed = True
        if not self.earlier:
            del self.fields["condition"]

    def clean_options_sv(self):
        lines = self._lines("options_sv")
        if self._has_choices() and not FEWEST <= len(lines) <= MOST:
            raise ValidationError(
                _("Write between %(fewest)d and %(most)d choices, one on each line.") % {"fewest": FEWEST, "most": MOST}
            )
        if len(set(lines)) < len(lines):
            raise ValidationError(_("Two choices are the same."))
        self._check_places(lines)
        return lines

    def clean_options_en(self):
        lines = self._lines("options_en")
        swedish = self.cleaned_data.get("options_sv")
        if swedish is None or (not lines and not self.cleaned_data.get("label_en")):
            return lines
        if len(lines) != len(swedish):
            raise ValidationError(_("Write as many choices as in Swedish: %(number)d.") % {"number": len(swedish)})
        return lines

    def clean(self):
        answered = super().clean()
        question, _sign, option = answered.get("condition", "").partition("-")
        self.instance.asked_if = next((row for row in self.earlier if str(row.pk) == question), None)
        self.instance.asked_if_option = int(option) if question else None
        return answered

    def _post_clean(self):
        """The choices are kept as lists, which no field of the model's own would read from lines."""
        for name in self.of_choices:
            setattr(self.instance, name, self.cleaned_data.get(name, []))
        super()._post_clean()

    def _has_choices(self):
        return self.cleaned_data.get("kind") in QuestionKind.with_choices()

    def _lines(self, name):
        if not self._has_choices():
            return []
        lines = [line.strip() for line in self.cleaned_data[name].splitlines() if line.strip()]
        if any(len(line) > SHORT for line in lines):
            raise ValidationError(_("A choice may have at most %(number)d characters.") % {"number": SHORT})
        return lines

    def _check_places(self, lines):
        """An answer points at the place of a choice: a wording may be mended, and new choices come last."""
        before = self.instance.options_sv
        moved = [word for place, word in enumerate(before) if word in lines and lines.index(word) != place]
        if self.is_fixed and (moved or len(lines) < len(before)):
            raise ValidationError(
                _("Somebody has answered already: let the choices stand in their order, and write new ones last.")
            )


def _is_before(row, question):
    return question._state.adding or (row.place, row.pk) < (question.place, question.pk)


def _group(row):
    """The choices of an earlier question, each as something that a later one may depend on."""
    words = [
        (f"{row.pk}-{place}", _("If the answer is “%(option)s”") % {"option": option})
        for place, option in enumerate(row.options)
    ]
    return row.label, words
