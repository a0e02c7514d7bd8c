"""What is taken out of the portal has a name in the history."""

import re
from pathlib import Path

from actors.recounting import EXPORTS

ROOT = Path(__file__).parents[2]
LISTS = {"actors", "offerings", "events", "needs", "evaluations"}  # written down under the name of their room


def test_every_kind_of_export_has_words():
    sources = [path.read_text() for room in ("actors", "events", "testbeds") for path in (ROOT / room).rglob("*.py")]

    kinds = LISTS.union(*(re.findall(r'record_export\("([a-z-]+)"', source) for source in sources))

    assert sorted(EXPORTS) == sorted(kinds)
