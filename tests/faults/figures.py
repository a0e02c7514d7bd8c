"""What the drills came to, as a table beside what is promised."""

from django.utils.timezone import localdate

from arena.boot import places
from tests.bench.report import put

HEADING = """\
| Drill | Times | Letters | Taken by the mail server | Sent | Uncertain | Other ends | Came twice | Allowed twice |
|---|---:|---:|---:|---:|---:|---:|---:|---:|"""
OTHERS = ("failed", "expired", "cancelled", "suppressed")


class Figures:
    def __init__(self):
        self.lines = []

    def add(self, drill, times, reckoning):
        sums = reckoning.sums
        others = ", ".join(f"{sums[state]} {state}" for state in OTHERS if sums[state])
        counts = [times, sums["letters"], sums["taken"], sums["sent"], sums["unknown_final"], others or 0]
        cells = [drill, *counts, sums["doubles"], reckoning.doubts]
        self.lines.append(f"| {' | '.join(map(str, cells))} |")

    def write(self):
        if self.lines:
            text = [f"Command: `python3 manage.py test -m faults` · {localdate()}", "", HEADING, *self.lines]
            put(places.ROOT / "docs/measured.md", "faults", "\n".join(text))
