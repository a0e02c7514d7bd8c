"""Answering is for whoever has the link; questionnaires, readiness, complexity and costs for who leads or judges."""

from tests.matrix.rows import EVERYBODY, Row, doing, filling_in, reading
from tests.world.instruments import laid_out, questions, stated, under_test

ANSWERS = {"code": "K001", "answer": "1"} | {f"question_{number}": "4" for number in range(1, 6)}
LEADS = frozenset({"editor", "manager"})
JUDGES = LEADS | {"reader"}
SEEN = {"hidden": 403}  # everybody reads that it is done, and most may not do this

INSTRUMENTS = [
    *filling_in("evaluations:answer", EVERYBODY, thing=questions),
    Row("evaluations:answer", "POST", EVERYBODY, questions, {"code": "K001"}),
    doing("evaluations:answer", EVERYBODY, ANSWERS, thing=questions),
    *filling_in("evaluations:tablet", EVERYBODY, thing=questions),
    doing("evaluations:tablet", EVERYBODY, ANSWERS, thing=questions),
    *reading("evaluations:answer_done", thing=questions),
    *filling_in("evaluations:questionnaires", LEADS, thing=under_test, **SEEN),
    doing("evaluations:questionnaires", LEADS, {"instrument": "sus", "phase": "test"}, thing=under_test, **SEEN),
    Row("evaluations:questionnaire_close", "GET", always=405, thing=laid_out),
    doing("evaluations:questionnaire_close", LEADS, {}, thing=laid_out, **SEEN),
    *reading("evaluations:poster", LEADS, thing=laid_out, **SEEN),
    Row("evaluations:readiness", "GET", JUDGES, under_test, **SEEN),
    Row("evaluations:readiness", "POST", LEADS, under_test, **SEEN),
    doing("evaluations:readiness", JUDGES, {"move": "agree-before"}, thing=stated, **SEEN),
    Row("evaluations:complexity", "GET", JUDGES, under_test, **SEEN),
    doing("evaluations:complexity", LEADS, {}, thing=under_test, **SEEN),
    Row("evaluations:costs", "GET", JUDGES, under_test, **SEEN),
    doing("evaluations:costs", LEADS, {}, thing=under_test, **SEEN),
]
OPEN_INSTRUMENTS = {"evaluations:answer", "evaluations:tablet", "evaluations:answer_done"}
