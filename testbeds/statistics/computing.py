"""All figures of an evaluation from its values, as they are kept. See the modules beside for each method."""

import platform
from statistics import median

from testbeds.evaluation_states import CostKind, Design, Direction, MeasureKind, Phase, Severity
from testbeds.statistics import bootstrap, medians, paired, scores, shares, wording
from testbeds.statistics.disclosing import FEWEST
from testbeds.statistics.series import KEPT, series_of

VERSION = 1  # of the shape of the results


def compute(evaluation):
    return results_of(series_of(evaluation))


def results_of(series):
    return rounded(
        {
            "version": VERSION,
            "counts": series["counts"],
            "measures": [_measure(measure, series) for measure in series["measures"]],
            "instruments": scores.of_responses(series["responses"], seed=series["seed"]),
            "usage": _usage(series["weeks"], series["counts"]),
            "incidents": _incidents(series["incidents"], series["counts"]["began"]),
            "costs": _costs(series["costs"]),
        }
    )


def versions():
    """Of what computes, so that somebody else can do it again."""
    import numpy
    import scipy

    return {"scipy": scipy.__version__, "numpy": numpy.__version__, "python": platform.python_version()}


def rounded(told):
    """As JSON keeps it: no number longer than six decimals, and none of NumPy's own kinds."""
    if isinstance(told, dict):
        return {key: rounded(value) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [rounded(value) for value in told]
    if told is None or isinstance(told, str | int):
        return told
    return round(float(told), KEPT) + 0.0


SAID = (
    *("number", "name", "unit", "kind", "direction", "worthwhile", "enough", "is_primary", "domain", "method"),
    *("excluded", "averaged"),
)


def _measure(measure, series):
    values = measure["values"]
    test = list(values.get(Phase.TEST, {}).values())
    pairs = _pairs(measure) if measure["is_paired"] and series["design"] != Design.SINGLE else []
    told = {name: measure[name] for name in SAID}
    told["phases"] = {phase: medians.summary(list(values.get(phase, {}).values())) for phase in Phase.values}
    told["points"] = _points(pairs, values)
    told["missing"] = max(0, series["counts"]["began"] - (len(pairs) or len(test)))
    told["paired"] = told["share"] = told["share_change"] = None
    if measure["kind"] == MeasureKind.YES_NO:
        told["share"] = shares.share(sum(map(_is_yes, test)), len(test))
        told["share_change"] = shares.change(*([_is_yes(pair[side]) for pair in pairs] for side in (0, 1)))
    elif pairs:
        told["paired"] = paired.compared(paired.differences(*zip(*pairs, strict=True)))
    told["level"] = _level(told, test, series["seed"]) if test and told["enough"] is not None else None
    told["wording"] = _wording(told)
    return told


def _pairs(measure):
    """Of those who have a value in both phases."""
    baseline, test = (measure["values"].get(phase, {}) for phase in (Phase.BASELINE, Phase.TEST))
    return [(baseline[code], test[code]) for code in sorted(baseline.keys() & test.keys())]


def _points(pairs, values):
    """In the order of the values, so that the number of a row says nothing of whose it is."""
    if pairs:
        rows = sorted(pairs)
    else:
        rows = [(value, None) for value in sorted(values.get(Phase.BASELINE, {}).values())]
        rows += [(None, value) for value in sorted(values.get(Phase.TEST, {}).values())]
    return [[number, *row] for number, row in enumerate(rows, start=1)]


def _is_yes(value):
    """Somebody who answered several times said yes if more than half of the answers were."""
    return value > 0.5


def _wording(told):
    """Against the baseline where there are pairs and a worthwhile change; else against what is enough."""
    change, level = _change(told), told["level"]
    is_lower_better = told["direction"] == Direction.LOWER
    if change and told["worthwhile"] is not None:
        if change["n"] < FEWEST:
            return wording.UNCLEAR
        return wording.of_change(
            change["estimate"], change["interval"], worthwhile=told["worthwhile"], lower_is_better=is_lower_better
        )
    if level is None or level["n"] < FEWEST:
        return level and wording.UNCLEAR
    return wording.of_level(
        level["estimate"], level["interval"], enough=told["enough"], worthwhile=told["worthwhile"],
        lower_is_better=is_lower_better,
    )  # fmt: skip


def _change(told):
    if told["share_change"]:
        return {**told["share_change"], "estimate": told["share_change"]["change"]}
    return told["paired"] and {**told["paired"], "estimate": told["paired"]["hodges_lehmann"]}


def _level(told, test, seed):
    """What is held against enough: the share in per cent, the mean of SUS where it has an interval, or the median."""
    if told["share"]:
        share, interval = told["share"]["share"], told["share"]["interval"]
        estimate, interval = 100 * share, {**interval, **{end: 100 * interval[end] for end in ("low", "high")}}
    elif told["kind"] == MeasureKind.SUS and (interval := bootstrap.mean_interval(test, seed=seed)):
        estimate = told["phases"][Phase.TEST]["mean"]
    else:
        estimate, interval = told["phases"][Phase.TEST]["median"], medians.interval(test)
    return {"n": len(test), "estimate": estimate, "interval": interval}


def _usage(weeks, counts):
    """From the weekly log: how many used it, and what it took; None where nobody has noted it."""
    noted = {
        name: [week[name] for week in weeks if week[name] is not None]
        for name in ("active", "support_minutes", "added_minutes", "alarms_true", "alarms_false", "down_minutes")
    }
    active = noted.pop("active")
    summed = {name: sum(found) if found else None for name, found in noted.items()}
    used = {"first": active[0], "last": active[-1], "median": median(active)} if active else None
    return {"weeks": len(weeks), "invited": counts["invited"], "active": used, **summed}


def _incidents(incidents, began):
    """Where nothing serious has happened: how many it may happen to all the same."""
    by_severity = {str(severity): 0 for severity in Severity.values}
    for incident in incidents:
        by_severity[str(incident["severity"])] += 1
    serious = [incident for incident in incidents if incident["severity"] in Severity.serious()]
    return {
        "n": len(incidents),
        "by_severity": by_severity,
        "serious": len(serious),
        "unexplained": sum(not incident["is_explained"] for incident in serious),
        "participants": began,
        "upper_limit": None if serious else shares.upper_limit(began),
    }


def _costs(costs):
    """For a user and month, without VAT; what is avoided is told beside, and never taken off."""
    avoided = costs.get(CostKind.AVOIDED, 0)
    spent = sum(costs.values()) - avoided
    return {"items": costs, "spent": spent, "avoided": avoided} if costs else None
