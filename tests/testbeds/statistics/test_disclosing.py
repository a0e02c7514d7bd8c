"""Small numbers: nothing that is shown tells a test of five, a group of four, or a comment that points somebody out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testbeds.evaluation_states import Design, Direction, Group, Instrument, MeasureKind, Phase
from testbeds.statistics.computing import results_of
from testbeds.statistics.disclosing import shown

GROUPS = st.sampled_from(Group.values)
ANSWERS = st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=5, max_size=5)


def series(baseline, test, *, kind=MeasureKind.NUMBER, responses=(), design=Design.PAIRED):
    """As it is read from the rows, without a database; the values by code."""
    measure = {
        **{"number": 1, "name": "Tid", "unit": "minuter", "kind": kind, "direction": Direction.LOWER, "domain": 3},
        **{"worthwhile": 5.0, "enough": 60.0, "is_primary": True, "is_paired": True, "method": "", "excluded": 0},
        **{"averaged": 0, "values": {Phase.BASELINE: baseline, Phase.TEST: test}},
    }
    return {
        "design": design,
        "seed": 1,
        "counts": {"invited": 12, "began": 12, "completed": 12, "left": 0},
        "measures": [measure],
        "responses": list(responses),
        "weeks": [],
        "incidents": [],
        "costs": {},
    }


def pairs(n):
    return {f"K{at}": 40 + at * 1.5 for at in range(n)}, {f"K{at}": 30 + at for at in range(n)}


def answered(groups, comments=()):
    return {
        "instrument": Instrument.STAFF,
        "phase": Phase.TEST,
        "version": 1,
        "answers": [[4, 4, 3, None, 5] for _one in groups],
        "codes": [f"K{at}" for at in range(len(groups))],
        "groups": list(groups),
        "comments": list(comments),
    }


def nodes(told):
    if isinstance(told, dict):
        yield told
        for value in told.values():
            yield from nodes(value)
    elif isinstance(told, list):
        for value in told:
            yield from nodes(value)


@pytest.mark.parametrize("kind", [MeasureKind.NUMBER, MeasureKind.YES_NO])
@pytest.mark.parametrize("n", range(1, 13))
def test_what_is_shown_of_n_pairs_keeps_to_the_limits(n, kind):
    results = shown(results_of(series(*pairs(n), kind=kind)))

    [measure] = results["measures"]
    assert ("p" in (measure["paired"] or {})) == (n > 5 and kind == MeasureKind.NUMBER)
    assert (len(measure["points"]) or None) == (n if n >= 5 else None)
    assert measure["phases"]["test"].keys() == ({"n"} if n < 5 else {"n", "median", "mean", "q1", "q3", "min", "max"})
    assert (measure["share"] is not None) == (n >= 5 and kind == MeasureKind.YES_NO)
    if n < 5:
        assert measure["paired"] in (None, {"n": n})


@pytest.mark.parametrize("n", range(1, 6))
def test_no_key_p_is_anywhere_with_five_pairs_or_fewer(n):
    results = results_of(series(*pairs(n)))

    assert [node for node in nodes(results) if "p" in node] == []


def test_p_that_got_in_all_the_same_is_taken_out():
    results = results_of(series(*pairs(5)))
    results["measures"][0]["paired"]["p"] = 0.0625

    assert [node for node in nodes(shown(results)) if "p" in node] == []


def test_group_of_four_is_not_broken_out():
    groups = [Group.STAFF] * 8 + [Group.INHABITANT] * 4

    [told] = shown(results_of(series(*pairs(8), responses=[answered(groups)])))["instruments"]

    assert (told["n"], told["groups"]) == (12, [])


def test_small_groups_that_hide_each_other_leave_the_large_one():
    groups = [Group.STAFF] * 8 + [Group.INHABITANT] * 3 + [Group.RELATIVE] * 3

    [told] = shown(results_of(series(*pairs(8), responses=[answered(groups)])))["instruments"]

    assert [(group["group"], group["n"]) for group in told["groups"]] == [(Group.STAFF, 8)]


def test_questionnaire_of_four_tells_only_how_many_and_quotes_nobody():
    given = answered([Group.STAFF] * 4, comments=["Lugnare."])

    [told] = shown(results_of(series(*pairs(8), responses=[given])))["instruments"]

    assert told == {
        "instrument": "staff", "phase": "test", "version": 1, "n": 4, "items": [], "groups": [], "comments": [],
    }  # fmt: skip


def test_units_side_by_side_show_points_only_where_both_have_five():
    baseline, test = {f"A{at}": at for at in range(6)}, {f"B{at}": at for at in range(4)}

    [measure] = shown(results_of(series(baseline, test)))["measures"]

    assert (measure["points"], measure["phases"]["test"]) == ([], {"n": 4})


def test_nothing_computed_shows_nothing():
    assert (shown(None), shown({})) == (None, {})


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.integers(1, 12), st.integers(0, 9), max_size=12),
    st.dictionaries(st.integers(1, 12), st.integers(0, 9), max_size=12),
    st.sampled_from([MeasureKind.NUMBER, MeasureKind.YES_NO]),
    st.sampled_from(Design.values),
    st.lists(st.tuples(GROUPS, ANSWERS), max_size=14),
)
def test_whatever_came_in_nothing_small_is_shown(baseline, test, kind, design, responses):
    came_in = answered([group for group, _answers in responses], comments=["Bra."])
    came_in["answers"] = [answers for _group, answers in responses]
    values = [{str(code): float(value) for code, value in phase.items()} for phase in (baseline, test)]

    results = shown(results_of(series(*values, kind=kind, design=design, responses=[came_in] if responses else [])))

    assert shown(results) == results
    for node in nodes({"measures": results["measures"], "instruments": results["instruments"]}):
        if "p" in node:
            assert node["n"] - node["zeros"] > 5
        if node.get("n", 5) < 5:
            assert node.keys() <= {"n", "instrument", "phase", "version", "text_number", "items", "groups", "comments"}
            assert not any(node.get(name) for name in ("items", "groups", "comments"))
    for measure in results["measures"]:
        for side in (1, 2):
            assert sum(row[side] is not None for row in measure["points"]) not in range(1, 5)
    for told in results["instruments"]:
        shown_of_groups = sum(group["n"] for group in told["groups"])
        assert not told["groups"] or told["n"] - shown_of_groups not in range(1, 5)
        for at, item in enumerate(told["items"] if told["groups"] else []):
            beside = sum(sum(group["items"][at].get("counts", [])) for group in told["groups"])
            assert not beside or item["n"] - beside not in range(1, 5)
