"""Codes, values, incidents and weeks: those who lead write, those who judge read, and the supplier sees nothing."""

from tests.matrix.rows import STAFF, Row, doing, filling_in, reading
from tests.world.collecting import code, collected, incident, tried_file, value

LEADS = frozenset({"editor", "manager"})
JUDGES = LEADS | {"reader"}
SEEN = {"hidden": 403}  # everybody reads that it is done, and most may not do this
VALUE = {"code": "K001", "value": "42,5", "phase": "baseline", "on": "2026-03-02"}
CODES = {"number": "2", "unit": "Avdelning A", "group": "staff"}
INCIDENT = {"happened_on": "2026-03-02", "severity": "1", "description": "Kameran startade om."}
EXPLAINED = {"explanation": "En uppdatering, som nu kommer på dagen."}

COLLECTING = [
    *reading("evaluations:values", JUDGES, thing=collected, **SEEN),
    *filling_in("evaluations:value_add", LEADS, thing=collected, **SEEN),
    doing("evaluations:value_add", LEADS, VALUE, thing=collected, **SEEN),
    *filling_in("evaluations:value_exclude", LEADS, thing=value, **SEEN),
    doing("evaluations:value_exclude", LEADS, {"because": "Klockan stannade."}, thing=value, **SEEN),
    *filling_in("evaluations:quick", LEADS, thing=collected, **SEEN),
    *filling_in("evaluations:values_file", LEADS, thing=collected, **SEEN),
    Row("evaluations:values_file_tried", "GET", LEADS, tried_file, **SEEN),
    doing("evaluations:values_file_tried", LEADS, {"move": "approve"}, thing=tried_file, **SEEN),
    *reading("evaluations:values_template_csv", LEADS, thing=collected, **SEEN),
    *reading("evaluations:values_template_xlsx", LEADS, thing=collected, **SEEN),
    *filling_in("evaluations:participants", LEADS, thing=collected, **SEEN),
    doing("evaluations:participants", LEADS, CODES, thing=collected, **SEEN),
    *reading("evaluations:participants_paper", LEADS, thing=collected, **SEEN),
    Row("evaluations:participant", "GET", LEADS, code, **SEEN),
    doing("evaluations:participant", LEADS, {"move": "begin"}, thing=code, **SEEN),
    *reading("evaluations:incidents", JUDGES | STAFF, thing=collected, **SEEN),
    *filling_in("evaluations:incident_add", LEADS, thing=collected, **SEEN),
    doing("evaluations:incident_add", LEADS, INCIDENT, thing=collected, **SEEN),
    *filling_in("evaluations:incident_explain", LEADS, thing=incident, **SEEN),
    doing("evaluations:incident_explain", LEADS, EXPLAINED, thing=incident, **SEEN),
    Row("evaluations:weeks", "GET", JUDGES, collected, **SEEN),
    Row("evaluations:weeks", "POST", LEADS, collected, **SEEN),
    doing("evaluations:weeks", LEADS, {"monday": "2026-03-02", "active": "3"}, thing=collected, **SEEN),
]
