"""The report of an evaluation: written by its lead, read before by those who take part, published by the staff."""

from tests.matrix.rows import SIGNED_IN, STAFF, Row, doing, filling_in, reading
from tests.world.evaluation_reports import draft, in_review, published, version

IN_IT = frozenset({"reader", "editor", "manager"})
SEEN = {"hidden": 403}  # everybody reads that it is done, and most may not do this
LOOKING = {"answer": 302, "exceptions": {"manager": 200}}  # who does not write it is led to how it will look

EVALUATION_REPORTS = [
    *reading("evaluations:detail", thing=published),
    *reading("evaluations:json", thing=published),
    *reading("evaluations:csv", thing=published),
    Row("evaluations:pdf", "GET", thing=published, answer=503),  # until a worker has made it
    Row("evaluations:pdf", "POST", always=405, thing=published),
    *reading("evaluations:version", thing=version),
    *filling_in("evaluations:report_draft", IN_IT | STAFF, thing=draft, **SEEN, **LOOKING),
    *reading("evaluations:report_preview", IN_IT | STAFF, thing=draft, **SEEN),
    doing("evaluations:report_submit", {"manager"}, {}, thing=draft, **SEEN),
    Row("evaluations:report_submit", "GET", always=405, thing=draft),
    *filling_in("evaluations:publish", STAFF, thing=in_review, **SEEN),
    *filling_in("evaluations:correct", STAFF, thing=published, **SEEN),
    *filling_in("evaluations:take_down", STAFF, thing=published, **SEEN),
    doing("evaluations:follow", SIGNED_IN, {}, thing=published),
    Row("evaluations:follow", "GET", always=405, thing=published),
]
OPEN_EVALUATION_REPORTS = {
    *("evaluations:detail", "evaluations:version"),
    *("evaluations:json", "evaluations:csv", "evaluations:pdf"),
}
