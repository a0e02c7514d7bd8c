"""What answers to questionnaires add up to: scores with intervals, and how many answered what."""

from collections import defaultdict

from testbeds.evaluation_states import Instrument
from testbeds.instruments.scoring import grades, sus_scores
from testbeds.statistics import bootstrap, medians

ANSWERS = (1, 2, 3, 4, 5)


def of_responses(responses, *, seed):
    """For each instrument, phase and version of the questions."""
    return [_of_set(given, seed=seed) for given in responses]


def _of_set(given, *, seed):
    rows = given["answers"]
    told = {name: given[name] for name in ("instrument", "phase", "version")}
    told |= {"n": len(rows), "items": _items(rows)}
    if given["instrument"] == Instrument.SUS:
        scored = sus_scores(rows)
        told |= {"n": len(scored.scores), "incomplete": scored.incomplete, "imputed": scored.imputed}
        told["score"] = sus(scored.scores, seed=seed) if scored.scores else None
    told["groups"] = _groups(given)
    told["comments"] = given["comments"]
    return told


def sus(scores, *, seed):
    """The mean with a BCa interval from eight on, the median with its own; and the grades that the interval covers."""
    summary = medians.summary(scores)
    interval, of_median = bootstrap.mean_interval(scores, seed=seed), medians.interval(scores)
    covering = interval or of_median
    return {
        "mean": summary["mean"],
        "median": summary["median"],
        "interval": interval,
        "median_interval": of_median,
        "grades": grades(covering["low"], covering["high"]) if covering else [],
    }


def _items(rows):
    """How many gave each of the five answers; a blank is counted nowhere."""
    return [
        {"text_number": number, "counts": [answers.count(step) for step in ANSWERS], "n": _given(answers)}
        for number, answers in enumerate(zip(*rows, strict=True), start=1)
    ]


def _given(answers):
    return len(answers) - answers.count(None)


def _groups(given):
    """Only where there are several: one group alone is all who answered."""
    rows = defaultdict(list)
    for group, answers in zip(given["groups"], given["answers"], strict=True):
        rows[group].append(answers)
    if len(rows) < 2:
        return []
    return [_group(given["instrument"], group, rows[group]) for group in sorted(rows)]


def _group(instrument, group, rows):
    if instrument != Instrument.SUS:
        return {"group": group, "n": len(rows), "items": _items(rows)}
    scores = sus_scores(rows).scores
    return {"group": group, "n": len(scores), "median": medians.summary(scores).get("median")}
