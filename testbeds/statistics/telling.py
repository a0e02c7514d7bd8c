"""The figures in words and numbers, for a page: each measure with what it says, its tables and its pictures."""

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from testbeds.evaluation_states import Direction, MeasureKind, Phase
from testbeds.statistics.wording import (
    CLEARLY_BETTER,
    CLEARLY_WORSE,
    PROBABLY_BETTER,
    PROBABLY_WORSE,
    UNCLEAR,
)

TONES = {CLEARLY_BETTER: "good", PROBABLY_BETTER: "good", PROBABLY_WORSE: "bad", CLEARLY_WORSE: "bad"}
LEAST_P = 0.0001


def word(code):
    """One of the five; nothing where the plan says not what is worth anything."""
    words = {
        CLEARLY_BETTER: _("Clearly better"),
        PROBABLY_BETTER: _("Probably better"),
        UNCLEAR: pgettext("result", "Unclear"),
        PROBABLY_WORSE: _("Probably worse"),
        CLEARLY_WORSE: _("Clearly worse"),
    }
    return words.get(code, "")


def number(value, least=0, most=2):
    """With a true minus, and a comma where the language has one."""
    plain = f"{value:.{most}f}"
    whole, _point, decimals = plain.partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    shown = number_format(f"{whole}.{decimals}".rstrip("."), decimal_pos=len(decimals))
    return shown.replace("-", "−") if float(plain) else shown.replace("-", "")


def figure(value):
    """What is computed, and not read off: always with a decimal."""
    return number(value, least=1)


def per_cent(share):
    return f"{number(100 * share, most=1)} %"


def share_of(share):
    """Whole per cent, but near none and all a decimal, where it matters."""
    return f"{number(100 * share, most=0 if 0.01 <= share <= 0.99 or share in (0, 1) else 1)} %"


def interval(found, shown=figure):
    """From and to, with how much it really holds."""
    ends = {"low": shown(found["low"]), "high": shown(found["high"]), "level": per_cent(found["level"])}
    return _("%(low)s to %(high)s (%(level)s)") % ends


def p_value(p):
    return f"< {number(LEAST_P, most=4)}" if p < LEAST_P else number(p, most=4)


def facts(measure):
    """Pairs, or a share, or a level: what there is, with how many it rests on."""
    return [
        (_("How it is measured"), measure["method"]),
        *_of_pairs(measure["paired"]),
        *_of_share(measure),
        *_of_level(measure),
        (_("Participants whose value is missing"), measure["missing"]),
        (_("Values that are left out, with a reason"), measure["excluded"] or None),
        (_("Participants with several values, averaged first"), measure["averaged"] or None),
    ]


def _of_pairs(paired):
    if not paired:
        return []
    if "hodges_lehmann" not in paired:
        return [(_("Pairs"), _few(paired["n"]))]
    return [
        (_("Pairs"), paired["n"]),
        (_("Pairs without a difference"), paired["zeros"] or None),
        (_("Median of the differences"), _with(paired["median"], paired["median_interval"])),
        (_("Estimate (Hodges–Lehmann)"), _with(paired["hodges_lehmann"], paired["interval"])),
        (_("Test (Wilcoxon signed-rank)"), _of_test(paired)),
    ]


def _of_test(paired):
    if "p" not in paired:
        return _("None is shown: with so few differences it could not tell an effect from chance.")
    how = pgettext("test", "exact") if paired["method"] == "exact" else pgettext("test", "approximate")
    return f"p = {p_value(paired['p'])}, {how}".replace("= <", "<")


def _with(estimate, found):
    if found is None:
        return figure(estimate)
    return _("%(estimate)s, interval %(interval)s") % {"estimate": figure(estimate), "interval": interval(found)}


def _of_share(measure):
    share, change = measure["share"], measure["share_change"]
    if not share:
        return []
    before = measure["phases"].get(Phase.BASELINE, {}).get("mean")
    how = {"wilson": "Wilson", "exact": pgettext("interval", "exact")}[share["method"]]
    told = _("%(count)s of %(n)s: %(share)s, interval %(low)s to %(high)s (%(method)s)") % {
        **{"count": share["count"], "n": share["n"], "share": share_of(share["share"]), "method": how},
        **{end: share_of(share["interval"][end]) for end in ("low", "high")},
    }
    changed = change and _with(change["change"], change["interval"])
    return [
        (_("Share in the baseline"), None if before is None else share_of(before)),
        (_("Share in the test"), told),
        (_("Change in percentage points"), changed),
    ]


def _of_level(measure):
    level = measure["level"]
    if not level:
        return []
    found, enough = _with(level["estimate"], level["interval"]), number(measure["enough"])
    if measure["kind"] == MeasureKind.YES_NO:
        return [(pgettext("measure", "Enough"), f"{enough} %")]
    return [(_("Held against what is enough"), found), (pgettext("measure", "Enough"), enough)]


def phases(measure):
    """A row for each phase that has values: median, spread, mean. Of yes and no the shares say it all."""
    if measure["kind"] == MeasureKind.YES_NO:
        return []
    return [
        [capfirst(str(Phase(phase).label)), *_summary(told)]
        for phase in Phase.values
        if (told := measure["phases"].get(phase)) and told["n"]
    ]


def _summary(told):
    if "median" not in told:
        return [str(told["n"]), *(["–"] * 4)]
    spread = [f"{number(told[low])}–{number(told[high])}" for low, high in (("q1", "q3"), ("min", "max"))]
    return [str(told["n"]), number(told["median"]), *spread, number(told["mean"])]


def phase_head():
    return [
        *(_("Phase"), "n", _("Median"), _("Middle half")),
        *(pgettext("statistics", "Least to most"), pgettext("statistics", "Mean")),
    ]


def _few(n):
    return _("%(n)s, too few for figures to be told") % {"n": n}


def band(measure):
    """Which way is better, and from what on a change is worth something."""
    unit = _("percentage points") if measure["kind"] == MeasureKind.YES_NO else measure["unit"]
    direction = capfirst(str(Direction(measure["direction"]).label))
    if measure["worthwhile"] is None:
        return f"{direction}."
    return _("%(direction)s. The smallest worthwhile change is %(change)s %(unit)s.") % {
        "direction": direction, "change": number(measure["worthwhile"]), "unit": unit,
    }  # fmt: skip
