"""What somebody can do next with a row that moves from state to state: matches, testbeds, requests and evaluations."""

from collections.abc import Callable
from typing import NamedTuple


class Act(NamedTuple):
    """Who may, from which states, what does it, what is asked, how it reads, and what has to be there first."""

    rule: Callable
    starts: tuple
    do: Callable
    form: type
    label: str
    text: str
    done: str
    tone: str = ""
    lacks: Callable = lambda _row: []

    def is_open_to(self, user, row):
        return row.state in self.starts and self.rule(user, row)
