"""What a picture is made of, and where a value lies in it."""

import math
from dataclasses import dataclass, field

TICKS = 4


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    kind: str = "thin"  # thin, thick, or dashed


@dataclass(frozen=True)
class Dot:
    x: float
    y: float


@dataclass(frozen=True)
class Band:
    """A field between two values: changes too small to be worth anything."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Text:
    x: float
    y: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Picture:
    """A drawing, what it is of, and the same as a table."""

    kind: str
    title: str
    description: str
    head: list
    rows: list
    height: int = 220
    width: int = 320
    lines: list = field(default_factory=list)
    dots: list = field(default_factory=list)
    bands: list = field(default_factory=list)
    texts: list = field(default_factory=list)


def scale(values, start, end):
    """From values to places, with a margin so that nothing lies on the edge."""
    low, high = min(values), max(values)
    margin = (high - low) * 0.06 or 1
    low, high = low - margin, high + margin
    return lambda value: round(start + (value - low) / (high - low) * (end - start), 2)


def ticks(values):
    """Round numbers within the values, some four of them."""
    low, high = min(values), max(values)
    if low == high:
        return [low]
    rough = (high - low) / TICKS
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * many for many in (1, 2, 5, 10) if size * many >= rough)
    first = -(-low // step)
    return [round((first + at) * step, 9) for at in range(2 * TICKS) if (first + at) * step <= high]
