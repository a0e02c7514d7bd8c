"""A plan is its leads' to write; once it is settled it is everybody's to read, and nobody's to change."""

from tests.matrix.rows import NOBODY, Row, doing, filling_in, reading
from tests.world.evaluation_plans import planned_measure, settled_plan, written_plan

LEADS = frozenset({"editor", "manager"})
INSIDE = LEADS | {"reader", "staff", "staff_member", "administrator"}
SEEN = {"hidden": 403}

EVALUATION_PLANS = [
    Row("evaluations:plan", "GET", INSIDE, written_plan),
    *reading("evaluations:plan", thing=settled_plan),
    Row("evaluations:plan_file", "GET", always=404, thing=written_plan),
    *reading("evaluations:plan_file", thing=settled_plan),
    *filling_in("evaluations:plan_edit", LEADS, thing=written_plan),
    *filling_in("evaluations:plan_edit", NOBODY, thing=settled_plan, **SEEN),
    *filling_in("evaluations:measure_add", LEADS, thing=written_plan),
    *filling_in("evaluations:measure_add", NOBODY, thing=settled_plan, **SEEN),
    *filling_in("evaluations:measure_edit", LEADS, thing=planned_measure),
    Row("evaluations:measure_remove", "GET", LEADS, planned_measure),
    doing("evaluations:measure_remove", LEADS, {}, thing=planned_measure),
    *filling_in("evaluations:plan_sign", LEADS, thing=written_plan),
    *filling_in("evaluations:plan_sign", NOBODY, thing=settled_plan, **SEEN),
    *filling_in("evaluations:deviations", NOBODY, thing=written_plan),
    *filling_in("evaluations:deviations", LEADS, thing=settled_plan, **SEEN),
]
OPEN_EVALUATION_PLANS = {"evaluations:plan", "evaluations:plan_file"}
