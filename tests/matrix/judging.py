"""Those who grade, those who sign, the supplier's contact and the reviewer each have a page, which staff do not."""

from tests.matrix.rows import Row, filling_in
from tests.world.judging import in_review, to_judge, with_supplier

GRADING = {"reader", "manager"}  # the assessor, and the lead
SIGNING = {"editor"}  # the site lead; the others hand in first
SEEN = {"hidden": 403}  # everybody reads that it is done, and most may not do this

EVALUATION_JUDGING = [
    *filling_in("evaluations:assessment", GRADING, thing=to_judge, **SEEN),
    Row("evaluations:agreeing", "GET", GRADING, to_judge, answer=302, **SEEN),
    Row("evaluations:agreeing", "POST", GRADING, to_judge, answer=302, **SEEN),
    *filling_in(
        "evaluations:verdict",
        SIGNING | GRADING,
        thing=to_judge,
        exceptions=dict.fromkeys(GRADING, 302),
        **SEEN,
    ),
    *filling_in("evaluations:reply", {"manager"}, thing=with_supplier, **SEEN),
    *filling_in("evaluations:review", {"manager"}, thing=in_review, **SEEN),
]
