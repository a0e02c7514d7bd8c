"""The recalculation of matches; the staff's own."""

from tests.matrix.rows import STAFF, Row, doing

NEED_MATCHING = [
    Row("needs:recalculation", "GET", STAFF, gated=True),
    doing("needs:recalculation", STAFF, {}, gated=True),
]
