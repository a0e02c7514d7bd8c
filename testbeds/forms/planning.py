"""Writing the plan of an evaluation: any of it can be kept; what is missing is told beside, until it is signed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from actors.forms.drafts import DraftForm
from arena.shared.forms import GuardedForm, GuardedModelForm
from testbeds.evaluation_states import Direction, MeasureKind
from testbeds.models import Deviation, EvaluationPlan, Measure
from testbeds.planning.defaults import STATISTICS
from testbeds.planning.lacking import WANTED

ROWS = {"thresholds": 7, "stop_rules": 6, "risks": 6, "data_protection": 6, "statistics": 9}
MOST_WEEKS, MOST_POINTS = 104, 100
LONG = (
    *("question", "hypothesis", "inclusion", "units", "thresholds", "stop_rules", "risks", "data_protection"),
    *("ethics", "statistics"),
)


class Kept(DraftForm):
    """What stands in it is kept, finished or not."""

    def _asked_for(self):
        return ()


class PlanForm(Kept):
    needed = WANTED

    class Meta:
        model = EvaluationPlan
        fields = [
            *("question", "hypothesis", "design", "participants_planned", "inclusion", "units", "weeks_baseline"),
            *("weeks_test", "completeness", "thresholds", "stop_rules", "risks", "data_protection", "ethics_needed"),
            *("ethics", "statistics"),
        ]
        widgets = {name: forms.Textarea(attrs={"rows": ROWS.get(name, 3)}) for name in LONG}
        help_texts = {
            "question": _("One question in plain words, which somebody outside care understands. It stands first."),
            "hypothesis": _("What you believe before you know. It is no shame to be wrong."),
            "design": _("Before and after with the same people tells most when those who take part are few."),
            "participants_planned": _("Those who will really take part to the end, not those who are asked."),
            "inclusion": _("So that a reader can see whom the result is true of. Name nobody."),
            "units": _("Wards, teams or groups. The baseline is asked for from each of them."),
            "weeks_baseline": _("At least two weeks, or ten shifts or visits for each unit."),
            "weeks_test": _("Long enough that it is no longer new: usability is asked about after two weeks at least."),
            "completeness": _("With fewer values than this, it has to be explained what that means."),
            "thresholds": _("Said now, so that nobody can move the goal afterwards."),
            "stop_rules": _("When, who, and what happens then. Severity 3 is harm or a clear risk of it, 4 is worse."),
            "risks": _("What could go wrong for those who get care, relatives and staff, and what is done about each."),
            "data_protection": _("Only codes are kept here. Say where the list of codes is, and until when."),
            "ethics_needed": _("Research that handles sensitive data about people needs approval by law."),
            "ethics": _("Who has judged it, and the number of the decision if there is one."),
            "statistics": _("The text says what the portal does for the design that you have chosen."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("weeks_baseline", "weeks_test"):
            self.fields[name].widget.attrs["max"] = MOST_WEEKS

    def clean(self):
        """The usual words on statistics follow the design; own words stay."""
        said = super().clean()
        if said.get("statistics", "").strip() in STATISTICS.values() and said.get("design"):
            said["statistics"] = STATISTICS[said["design"]]
        return said


class MeasureForm(Kept):
    kept_beside = ()

    class Meta:
        model = Measure
        fields = [
            *("name", "kind", "unit", "direction", "worthwhile", "enough", "method", "domain", "is_paired"),
            "is_primary",
        ]
        help_texts = {
            "name": _("Such as “Time for each shift”."),
            "unit": _("Such as minutes, visits or alarms. Left out for yes or no, and for SUS."),
            "worthwhile": _(
                "How much better it has to be for the change to be worth its cost and trouble, in the unit of the "
                "measure; for yes or no in percentage points. Ask those who would use it."
            ),
            "enough": _("Where there is nothing to compare with: the score, level or share in per cent to reach."),
            "method": _("By stopwatch, from a log, in a questionnaire. The same in every phase."),
            "domain": _("Which of the seven domains of the assessment it belongs to."),
            "is_paired": _("Each participant is compared with themselves. It tells much more when they are few."),
            "is_primary": _("One measure decides; the others are exploratory. Tick here to move it to this one."),
        }

    def clean(self):
        said = super().clean()
        if said.get("kind") == MeasureKind.SUS:
            said |= {"unit": "poäng", "direction": Direction.HIGHER}
        if said.get("kind") == MeasureKind.YES_NO:
            said["unit"] = "procentenheter"
        if said.get("kind") in (MeasureKind.SUS, MeasureKind.YES_NO):
            for name in ("worthwhile", "enough"):
                if (said.get(name) or 0) > MOST_POINTS:
                    self.add_error(name, _("At most 100."))
        if said.get("worthwhile") is not None and said["worthwhile"] <= 0:
            self.add_error("worthwhile", _("Write a number above zero, whichever direction is better."))
        if self.instance.is_primary and self.instance.pk and not said.get("is_primary"):
            self.add_error("is_primary", _("One measure is primary. Make another one primary instead."))
        return said


class SignForm(GuardedForm):
    """Carries what was read, so that nobody signs another text than the one they saw."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    has_read = forms.BooleanField(label=_("I have read the whole plan, and I stand for it"))


class DeviationForm(GuardedModelForm):
    class Meta:
        model = Deviation
        fields = ["what", "why", "is_major"]
        widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in ("what", "why")}
        help_texts = {
            "what": _("What the plan says, and what was done. Name nobody."),
            "why": _("Everybody reads it on the page of the plan and in the report. It cannot be changed afterwards."),
            "is_major": _("Such as fewer participants or a shorter test. It lowers the certainty."),
        }
