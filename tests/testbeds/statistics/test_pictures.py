"""Pictures as shapes: what lies where, and the file that stands alone."""

import pytest
from defusedxml import ElementTree

from testbeds.statistics import pictures, points, spans
from testbeds.statistics.computing import results_of
from testbeds.statistics.disclosing import shown
from testbeds.statistics.shapes import scale, ticks
from tests.testbeds.statistics.measured import BASELINE, TEST
from tests.testbeds.statistics.test_disclosing import pairs, series

SVG = "{http://www.w3.org/2000/svg}"


def measure_of(baseline, test, **facts):
    return shown(results_of(series(baseline, test, **facts)))["measures"][0]


@pytest.fixture(scope="module")
def worked():
    return measure_of(dict(enumerate(BASELINE)), dict(enumerate(TEST)))


def test_slopes_are_a_line_for_each_pair_from_left_to_right(worked):
    drawn = points.picture_of(worked)

    slopes = [line for line in drawn.lines if line.kind == "thin"]
    assert (drawn.kind, len(slopes), len(drawn.dots)) == ("slopes", 8, 16)
    assert {(line.x1, line.x2) for line in slopes} == {(86, 260)}
    assert [line.kind for line in drawn.lines].count("thick") == 2
    assert drawn.rows[0] == ["1", "38", "35", "−3"]


def test_greater_values_lie_higher(worked):
    drawn = points.picture_of(worked)

    greatest, least = min(drawn.dots, key=lambda dot: dot.y), max(drawn.dots, key=lambda dot: dot.y)
    assert (greatest.x, least.x) == (86, 260)  # 51 before, 30 after


def test_interval_lies_against_the_band_that_is_too_small(worked):
    drawn = spans.picture_of(worked)

    [band] = drawn.bands
    [interval] = [line for line in drawn.lines if line.kind == "thick"]
    [dot] = drawn.dots
    assert interval.x1 < band.x < interval.x2 < band.x + band.width
    assert interval.x1 < dot.x < interval.x2
    assert drawn.rows[1] == ["Intervall, 96,1 %", "−11,0", "−3,0"]
    assert drawn.texts[0].text == "← bättre"


def test_units_side_by_side_are_dots_beside_each_other_where_equal():
    drawn = points.picture_of(measure_of({}, dict.fromkeys(range(5), 7.0) | {9: 8.0}))

    assert (drawn.kind, len(drawn.dots)) == ("strips", 6)
    assert len({dot.x for dot in drawn.dots if dot.y == max(dot.y for dot in drawn.dots)}) == 5
    assert (drawn.head, drawn.rows[0]) == (["Rad", "Test"], ["1", "7"])


@pytest.mark.parametrize("n", [4, 31])
def test_single_values_of_too_few_or_too_many_are_not_drawn(n):
    assert points.picture_of(measure_of(*pairs(n))) is None


def test_file_stands_alone_with_its_own_colours_and_says_what_it_shows(worked):
    for drawn in pictures.of_measure(worked):
        root = ElementTree.fromstring(pictures.svg_text(drawn))

        assert (root.find(f"{SVG}title").text, root.find(f"{SVG}desc").text) == (drawn.title, drawn.description)
        assert root.get("color") == "#111111"
        assert len(root.findall(f"{SVG}circle")) == len(drawn.dots)
        assert not [one for one in root.iter() if one.get("style")]


def test_places_keep_a_margin_and_stand_still_where_all_are_equal():
    place = scale([1, 3], 0, 100)

    assert 0 < place(1) < place(2) < place(3) < 100
    assert scale([5, 5], 0, 100)(5) == 50


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([30, 51], [30, 40, 50]),
        ([0, 1], [0, 0.5, 1]),
        ([-11, 5], [-10, -5, 0, 5]),
        ([0.001, 0.004], [0.001, 0.002, 0.003, 0.004]),
        ([7], [7]),
    ],
)
def test_ticks_are_round_numbers_within(values, expected):
    assert ticks(values) == expected
