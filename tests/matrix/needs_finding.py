"""Finding needs: everybody has a list, with its files and its feed; what stands in each is tested by audience."""

from tests.matrix.rows import reading

NEED_FINDING = [
    *reading("needs:list"),
    *reading("needs:csv"),
    *reading("needs:xlsx"),
    *reading("searches:needs_feed"),
]
OPEN_FINDING = {"needs:list", "needs:csv", "needs:xlsx", "searches:needs_feed"}
