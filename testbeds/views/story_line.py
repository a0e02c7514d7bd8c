"""What has happened with something, as its page tells it: a line for each step."""

from datetime import datetime
from typing import NamedTuple


class StoryLine(NamedTuple):
    """`reason` is empty where the reader is not to know it."""

    at: datetime
    what: str
    who: str
    reason: str = ""
