"""The figures of an evaluation: those who measure and judge read them, those who lead have them computed."""

from tests.matrix.rows import Row, doing, reading
from tests.world.evaluation_figures import analysed

READ_BY = {"manager", "editor"}  # the lead, and an assessor

EVALUATION_FIGURES = [
    *reading("evaluations:results", READ_BY, thing=analysed, hidden=403),
    doing("evaluations:analyse", {"manager"}, {}, thing=analysed, hidden=403),
    Row("evaluations:analyse", "GET", thing=analysed, always=405),
]
