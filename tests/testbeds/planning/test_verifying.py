"""Somebody with the whole database in their hands can change a plan, and is found out."""

from hashlib import sha256

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from arena.desk.queues import waiting
from testbeds.planning import verifying
from testbeds.planning.document import body_of, text_of
from tests.testbeds.planning.situations import past_the_guards, ready, settled

pytestmark = pytest.mark.django_db

TAMPERED = {
    "question": "UPDATE testbeds_evaluationplan SET question = 'Blev det bättre?'",
    "seed": "UPDATE testbeds_evaluationplan SET seed = seed + 1",
    "moment": "UPDATE testbeds_evaluationplan SET frozen_at = frozen_at - interval '1 day'",
    "measure": "UPDATE testbeds_measure SET worthwhile = 1",
    "measure taken away": "DELETE FROM testbeds_measure",
    "signature": "UPDATE testbeds_plansignature SET at = at - interval '1 day'",
    "file": "UPDATE testbeds_evaluationplan SET document = document || 'x'::bytea, "
    "checksum = encode(sha256(document || 'x'::bytea), 'hex')",
}


def fresh(evaluation):
    return type(evaluation).objects.get(pk=evaluation.pk).plan


@pytest.mark.parametrize("how", TAMPERED)
def test_tampering_past_the_guards_is_found_and_shown(client, how):
    evaluation = settled()
    past_the_guards(TAMPERED[how])

    faults = verifying.verify(fresh(evaluation))

    pages = [client.get(reverse(f"evaluations:{name}", args=[evaluation.slug])) for name in ("plan", "detail")]
    assert faults
    assert [faults[0] in page.content.decode() for page in pages] == [True, True]


def test_tampering_with_file_checksum_and_rows_alike_differs_from_the_log():
    evaluation = settled()
    past_the_guards(TAMPERED["question"])
    document = text_of(fresh(evaluation)).encode()
    past_the_guards(
        f"UPDATE testbeds_evaluationplan SET document = '\\x{document.hex()}'::bytea, "  # noqa: S608 made of hex digits
        f"checksum = '{sha256(document).hexdigest()}'"
    )

    faults = verifying.verify(fresh(evaluation))

    assert len(faults) == 1
    assert "loggen" in faults[0]


def test_file_without_its_checksum_is_found():
    plan = settled().plan
    plan.document = plan.document.tobytes() + b"\n"

    assert "kontrollsumma" in verifying.verify(plan)[0]


def test_plan_that_stands_is_without_fault_and_so_is_one_that_is_still_written(client):
    evaluation = settled()

    assert verifying.verify(fresh(evaluation)) == verifying.verify(ready().plan) == []


def test_night_tells_the_desk_of_a_changed_plan_once_and_when_it_is_mended():
    evaluation = settled()
    past_the_guards(TAMPERED["seed"])

    verifying.look_over()
    verifying.look_over()

    queue = next(one for one in waiting() if one.name == "plans")
    assert list(queue.rows) == [evaluation]
    assert queue.as_item(queue.rows[0]).url == reverse("evaluations:plan", args=[evaluation.slug])
    assert evaluation.steps.filter(act=verifying.ALTERED).count() == 1
    past_the_guards("UPDATE testbeds_evaluationplan SET seed = seed - 1")
    verifying.look_over()
    assert list(verifying.altered()) == []


def test_text_is_the_same_wherever_and_in_whatever_language_it_is_written():
    evaluation = settled()
    was = bytes(evaluation.plan.document)

    with timezone.override("Asia/Tokyo"), translation.override("en"):
        text = text_of(fresh(evaluation))

    assert text.encode() == was


def test_words_of_people_pass_for_no_heading():
    evaluation = ready()
    plan = evaluation.plan
    plan.frozen_at = evaluation.created_at
    plan.question = "Går det fortare?\n\n== Planen ==\nMått 2, primärt"

    lines = body_of(plan).splitlines()

    assert lines.count("== Planen ==") == 1
    assert "Mått 2, primärt" not in lines
