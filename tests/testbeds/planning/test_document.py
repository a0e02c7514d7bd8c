"""The frozen file: readable Swedish, the same bytes for the same plan."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from testbeds import evaluation_states as states
from testbeds.planning import document
from tests.testbeds.planning.situations import ready

EXPECTED = """
== Planen ==
Fastställd: 2026-11-22 11:00:00+01:00

Fråga
  Går natten fortare?
"""


def test_every_choice_has_its_word():
    named = [
        (document.DESIGNS, states.Design),
        (document.DOMAINS, states.Domain),
        (document.KINDS, states.MeasureKind),
        (document.DIRECTIONS, states.Direction),
        (document.ANSWERS, states.Answered),
    ]

    assert [set(words) for words, _choices in named] == [set(choices) for _words, choices in named]


@pytest.mark.django_db
def test_text_reads_as_a_plan():
    plan = ready().plan
    plan.frozen_at = datetime(2026, 11, 22, 10, tzinfo=UTC)
    plan.measures.update(worthwhile=Decimal("2.500"))

    text = document.text_of(plan)

    assert text.startswith(f"UTVÄRDERINGSPLAN, format 1\nUtvärdering: {plan.evaluation.title_sv}\n")
    assert EXPECTED in text
    assert "\nMått 1, primärt\n  Tid per pass\n  Slag: ett tal för varje deltagare\n" in text
    assert "  Minsta betydelsefulla skillnad: 2,5\n" in text
    assert text.endswith("\nSlumptalens frö: 7\n")
    assert "\r" not in text
