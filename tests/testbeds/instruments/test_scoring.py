"""The score of the System Usability Scale, its grades and its words, against values reckoned by hand."""

import pytest

from testbeds.instruments.scoring import grade, grades, sus_score, sus_scores

THREES = [3] * 10


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        (THREES, 50),
        ([5, 1] * 5, 100),
        ([1, 5] * 5, 0),
        ([4, 2, 4, 1, 5, 2, 4, 2, 4, 2], 80),
        ([None, 1, *[5, 1] * 4], 95),  # the blank counts as a three: two steps of 2.5 below five
        ([5, None, *[5, 1] * 4], 95),
        ([None, None, *[5, 1] * 4], None),
        ([None] * 10, None),
    ],
)
def test_score_of_one_person(answers, score):
    assert sus_score(answers) == score


@pytest.mark.parametrize("answers", [[], [3] * 9, [3] * 11])
def test_score_is_of_ten_answers_and_no_other_instrument(answers):
    with pytest.raises(ValueError, match="10"):
        sus_score(answers)


def test_scores_count_who_had_one_blank_and_who_had_more():
    two_blank = [None, None, *THREES[2:]]

    scored = sus_scores([[4, 2, 4, 1, 5, 2, 4, 2, 4, 2], [None, *THREES[1:]], two_blank, [None] * 10])

    assert scored == ([80, 50], 1, 2)


@pytest.mark.parametrize(
    ("score", "name"),
    [
        *((100, "A+"), (84.1, "A+"), (84.0, "A"), (80.8, "A"), (80.7, "A−"), (78.9, "A−"), (78.8, "B+"), (77.2, "B+")),
        *((77.1, "B"), (74.1, "B"), (74.0, "B−"), (72.6, "B−"), (72.5, "C+"), (71.1, "C+"), (71.0, "C"), (65.0, "C")),
        *((64.9, "C−"), (62.7, "C−"), (62.6, "D"), (51.7, "D"), (51.6, "F"), (0, "F")),
        *((84.04, "A"), (84.06, "A+")),  # between two edges of the table the nearest tenth decides
    ],
)
def test_grade_at_each_edge(score, name):
    assert grade(score) == name


@pytest.mark.parametrize(
    ("interval", "covered"), [((62.7, 77.1), ["B", "C−"]), ((65.0, 71.0), ["C"]), ((0, 100), ["A+", "F"])]
)
def test_grades_are_those_that_the_interval_covers(interval, covered):
    assert grades(*interval) == covered
