"""What answers to the System Usability Scale add up to (Brooke 1996), and how a score is read.

Grades: the curved scale of Sauro and Lewis, read from what an interval covers and never from one number alone.
"""

from typing import NamedTuple

ITEMS = 10
MIDDLE = 3  # what Brooke lets a blank count as
GRADES = (
    *((84.1, "A+"), (80.8, "A"), (78.9, "A−"), (77.2, "B+"), (74.1, "B"), (72.6, "B−")),
    *((71.1, "C+"), (65.0, "C"), (62.7, "C−"), (51.7, "D"), (0.0, "F")),
)


class Scored(NamedTuple):
    """The scores of those who answered enough; how many of them had a blank, and how many were left out."""

    scores: list
    imputed: int
    incomplete: int


def sus_score(answers):
    """0–100, and no percentage; None where more than one of the ten is blank."""
    if len(answers) != ITEMS:
        raise ValueError(f"SUS has {ITEMS} answers")
    if answers.count(None) > 1:
        return None
    given = [MIDDLE if answer is None else answer for answer in answers]
    return 2.5 * (sum(given[0::2]) - 5 + 25 - sum(given[1::2]))


def sus_scores(rows):
    counted = [(row, score) for row in rows if (score := sus_score(row)) is not None]
    return Scored(
        scores=[score for _row, score in counted],
        imputed=sum(None in row for row, _score in counted),
        incomplete=len(rows) - len(counted),
    )


def grade(score):
    return next(name for least, name in GRADES if round(score, 1) >= least)


def grades(low, high):
    """The grades that an interval reaches from and to, best first; one where it stays within it."""
    best, worst = grade(high), grade(low)
    return [best] if best == worst else [best, worst]
