"""The words of a report while it is written, what is corrected in it, and why one is taken down."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from arena.shared.forms import GuardedForm, GuardedModelForm
from arena.shared.since_opened import SinceOpened
from testbeds.models import Evaluation, ReportDraft, ReportVersion, Step, TakeDown
from testbeds.reporting.drafting import SHORT_WORDS, too_long, words_in

CONDITION, HOW = "condition_", "how_"
MOST_LINES, LINES_MORE = 20, 3
LONGEST_LINE = 400


class DraftForm(SinceOpened, GuardedModelForm):
    """Words alone: figures and grades come from where they stand. A line left empty says nothing and goes away."""

    class Meta:
        model = ReportDraft
        fields = ["short_sv", "short_en", "interpretation", "economy", "limits", "contact"]
        widgets = {
            "short_sv": forms.Textarea(attrs={"rows": 7}),
            "short_en": forms.Textarea(attrs={"rows": 5}),
            "interpretation": forms.Textarea(attrs={"rows": 10}),
            "economy": forms.Textarea(attrs={"rows": 5}),
            "limits": forms.Textarea(attrs={"rows": 5}),
        }
        help_texts = {
            "interpretation": _("What it means for whoever thinks of doing the same. Say what is not sure."),
            "economy": _("Net time, and which costs really fall. A projection is called one."),
            "limits": _("How few they were, what was not measured, what differs elsewhere."),
            "contact": _("A mailbox of a function rather than of a person."),
        }

    def __init__(self, data=None, *, instance, **kwargs):
        self.standing = instance.transferability
        sent = sum(name.startswith(CONDITION) for name in data or ())
        number = min(max(sent, len(self.standing) + LINES_MORE), MOST_LINES)
        self.lines = [(f"{CONDITION}{place}", f"{HOW}{place}") for place in range(1, number + 1)]
        self.base_fields = {**self.base_fields, **_line_fields(self.lines)}
        super().__init__(data, instance=instance, **kwargs)
        for (condition, how), said in zip(self.lines, self.standing, strict=False):
            self.initial |= {condition: said[0], how: said[1]}
        self.fields["short_sv"].help_text = _counted(instance.short_sv)

    @property
    def line_fields(self):
        return [(self[condition], self[how]) for condition, how in self.lines]

    @property
    def word_fields(self):
        return [self[name] for name in self.Meta.fields]

    @property
    def words(self):
        """What is kept: the fields of the draft, and the lines that say something."""
        rows = [[self.cleaned_data[condition], self.cleaned_data[how]] for condition, how in self.lines]
        kept = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return {**kept, "transferability": [row for row in rows if any(row)]}


class CorrectionForm(DraftForm):
    """The words as they should have been, with what was wrong and why."""

    correction = forms.CharField(
        label=_("What is corrected, and why"),
        max_length=ReportVersion._meta.get_field("correction").max_length,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Stands with the report, and is sent to those who follow it."),
    )

    def clean_short_sv(self):
        text = self.cleaned_data["short_sv"]
        if not text or words_in(text) > SHORT_WORDS:
            raise ValidationError(too_long(words_in(text)) if text else _("Write the short answer."), code="words")
        return text


class AbortedCorrectionForm(GuardedForm):
    """Of what was broken off: why it ended, and what was learnt."""

    lessons = forms.CharField(
        label=_("Why it ended, and what was learnt"),
        max_length=Evaluation._meta.get_field("lessons_sv").max_length,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    correction = CorrectionForm.declared_fields["correction"]


class TakeDownForm(GuardedForm):
    legal_ground = forms.CharField(
        label=_("Legal ground"),
        max_length=TakeDown._meta.get_field("legal_ground").max_length,
        help_text=_("The law and the paragraph, or the judgment. Everybody reads it."),
    )
    notice = forms.CharField(
        label=_("What readers are told"),
        max_length=TakeDown._meta.get_field("notice").max_length,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Stands in the place of the report, for good. Repeat nothing of what is taken down."),
    )
    reason = forms.CharField(
        label=_("Reason, for the log"),
        max_length=Step._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def _line_fields(lines):
    """Two boxes for each line: what has to be true, and how it was here."""
    fields = {}
    for place, (condition, how) in enumerate(lines, 1):
        fields[condition] = _line(_("Condition %(number)s") % {"number": place})
        fields[how] = _line(_("How it was here, %(number)s") % {"number": place})
    return fields


def _line(label):
    return forms.CharField(label=label, max_length=LONGEST_LINE, required=False)


def _counted(text):
    said = {"n": words_in(text), "most": SHORT_WORDS}
    return _("In plain Swedish, for whoever reads nothing else. %(n)s of at most %(most)s words are saved.") % said
