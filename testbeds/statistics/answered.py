"""What questionnaires, the weekly log and incidents say, in words and numbers for a page."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from testbeds.evaluation_states import Group, Instrument, Phase, Severity
from testbeds.instruments import questions
from testbeds.statistics.telling import figure, interval, number, per_cent


def title(instrument):
    return f"{capfirst(str(Instrument(instrument['instrument']).label))}, {Phase(instrument['phase']).label}"


def note(instrument):
    return questions.note(instrument["instrument"])


def facts(instrument):
    return [
        (_("Answers"), instrument["n"]),
        *_of_score(instrument.get("score")),
        (_("Left out, since more than one answer was missing"), instrument.get("incomplete") or None),
        (_("With one blank, counted as the middle"), instrument.get("imputed") or None),
    ]


def _of_score(score):
    if not score:
        return []
    mean = figure(score["mean"])
    if score["interval"]:
        mean = _("%(estimate)s, interval %(interval)s") % {"estimate": mean, "interval": interval(score["interval"])}
    median = figure(score["median"])
    if score["median_interval"]:
        told = {"estimate": median, "interval": interval(score["median_interval"])}
        median = _("%(estimate)s, interval %(interval)s") % told
    return [
        (_("Mean score, of 100"), mean),
        (_("Median score"), median),
        (_("Grades that the interval covers"), " – ".join(score["grades"])),
    ]


def item_head():
    return [_("Statement"), "1", "2", "3", "4", "5"]


def items(instrument):
    """How many gave each answer; a statement that few answered is left out."""
    asked = questions.asked(instrument["instrument"], instrument["version"])
    return [
        [str(asked[item["text_number"] - 1]), *map(str, item["counts"])]
        for item in instrument["items"]
        if "counts" in item
    ]


def groups(instrument):
    return [
        [capfirst(str(Group(group["group"]).label)), str(group["n"]), _median(group)] for group in instrument["groups"]
    ]


def _median(group):
    return "–" if group.get("median") is None else figure(group["median"])


def group_head():
    return [_("Group"), "n", _("Median score")]


def usage(told):
    """From the weekly log: what nobody has noted is left out."""
    active = told["active"] and _("%(first)s in the first week, %(last)s in the last, of %(invited)s asked") % {
        **told["active"], "invited": told["invited"],
    }  # fmt: skip
    return [
        (_("Weeks in the log"), told["weeks"] or None),
        (_("Participants who used it"), active),
        (_("Minutes of support"), told["support_minutes"]),
        (_("Minutes added elsewhere"), told["added_minutes"]),
        (_("Alarms that were right"), told["alarms_true"]),
        (_("False alarms"), told["alarms_false"]),
        (_("Minutes when it did not work"), told["down_minutes"]),
    ]


def incidents(told):
    """By severity; and what "none seen" is worth with so few."""
    by_severity = [
        (capfirst(str(Severity(int(severity)).label)), count) for severity, count in told["by_severity"].items()
    ]
    rows = [(pgettext("incidents", "In all"), told["n"]), *(row for row in by_severity if row[1])]
    if told["serious"]:
        rows.append((_("Serious and not explained"), told["unexplained"]))
    return rows


def none_seen(told):
    if told["upper_limit"] is None:
        return ""
    return _(
        "No serious incident was seen among %(n)s participants. That is not the same as safe: with so few, as many as "
        "%(limit)s of all could still meet one."
    ) % {"n": told["participants"], "limit": per_cent(told["upper_limit"])}


def counts(told):
    labels = {
        "invited": pgettext("participants", "Asked"),
        "began": pgettext("participants", "Began"),
        "completed": pgettext("participants", "Completed"),
        "left": pgettext("participants", "Left before the end"),
    }
    return [(label, number(told[name])) for name, label in labels.items()]
