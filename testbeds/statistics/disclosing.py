"""What of the figures anybody may read: the one place where small numbers are taken out, for pages, files and API.

With five pairs or fewer no p is told; of fewer than five participants or respondents only how many they were. A group
that is too small could be reckoned from the others, so unless those hidden are five together, no group is broken out.
"""

from testbeds.statistics.paired import FEWEST_FOR_TEST

FEWEST = 5
OF_TEST = {"p", "smallest_p", "method"}  # also what the least p could have been: in the plan it is said beforehand
OF_FEW = {"instrument", "phase", "version", "n", "text_number"}


def shown(results):
    """A copy without what would point somebody out."""
    if not results:
        return results
    return {
        **results,
        "measures": [_measure(measure) for measure in results.get("measures", [])],
        "instruments": [_instrument(instrument) for instrument in results.get("instruments", [])],
    }


def _measure(measure):
    phases = {phase: _unless_few(told) for phase, told in measure.get("phases", {}).items()}
    points = measure.get("points", [])
    return {
        **measure,
        "phases": phases,
        "points": points if _are_enough(points) else [],
        "paired": _without_test(_unless_few(measure.get("paired"))),
        "share": _if_enough(measure.get("share")),
        "share_change": _if_enough(measure.get("share_change")),
        "level": _if_enough(measure.get("level")),
    }


def _are_enough(points):
    """On each side, where baseline and test are not the same participants."""
    sides = [sum(row[side] is not None for row in points) for side in (1, 2)]
    return all(count >= FEWEST for count in sides if count) and any(sides)


def _instrument(instrument):
    kept = _unless_few(instrument)
    if kept.keys() <= OF_FEW:
        return {**kept, "items": [], "groups": [], "comments": []}
    return {**kept, "items": _items(kept), "groups": _groups(kept)}


def _items(told):
    return [_unless_few(item) for item in told.get("items", [])]


def _groups(told):
    groups = told.get("groups", [])
    hidden = sum(group["n"] for group in groups if group["n"] < FEWEST)
    if 0 < hidden < FEWEST:
        return []
    large = [group for group in groups if group["n"] >= FEWEST]
    return [{**group, "items": _items_beside(told, large, group)} if "items" in group else group for group in large]


def _items_beside(told, groups, group):
    """Without what is left too small a rest when the groups are taken from all."""
    kept = []
    for at, (item, whole) in enumerate(zip(group["items"], told.get("items", []), strict=True)):
        beside = [other["items"][at].get("n", 0) for other in groups]
        rest = whole["n"] - sum(n for n in beside if n >= FEWEST)
        kept.append({"text_number": item["text_number"]} if 0 < rest < FEWEST else _unless_few(item))
    return kept


def _unless_few(told):
    """Of few only how many: a median of three is somebody's own answer."""
    if told is None or told.get("n", 0) >= FEWEST:
        return told
    return {key: value for key, value in told.items() if key in OF_FEW}


def _if_enough(told):
    return told if told and told["n"] >= FEWEST else None


def _without_test(told):
    if told is None or told["n"] - told.get("zeros", 0) >= FEWEST_FOR_TEST:
        return told
    return {key: value for key, value in told.items() if key not in OF_TEST}
