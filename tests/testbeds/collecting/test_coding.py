"""Codes that spell nothing and are not a slip apart, for people whom only paper knows."""

from datetime import date

import pytest

from arena.shared.errors import Refused
from testbeds.collecting import coding
from testbeds.evaluation_states import EvaluationState, Group
from tests.factories import ObservationFactory
from tests.testbeds.collecting.situations import collecting


def differing(one, other):
    return sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))


def test_codes_have_no_vowels_and_no_signs_that_look_alike():
    codes = coding.new_codes(200)

    assert set("".join(codes)) & set("AEIOUYÅÄÖ01LBSZG58") == set()
    assert len(set(codes)) == 200


def test_codes_differ_in_two_places_so_that_a_slip_leads_to_nobody():
    codes = coding.new_codes(120, taken=["KM47"])

    near = [(a, b) for a in codes for b in ["KM47", *codes] if a != b and differing(a, b) < 2]
    assert near == []


def test_codes_grow_longer_when_the_short_ones_are_used_up(monkeypatch):
    monkeypatch.setattr(coding, "LETTERS", "K")
    monkeypatch.setattr(coding, "DIGITS", "23")

    assert sorted({len(code) for code in coding.new_codes(6)})[-1] > 4


@pytest.mark.django_db
def test_hand_out_makes_codes_for_a_unit_and_makes_figures_stale():
    evaluation, _measure, _people = collecting(EvaluationState.PLAN_FROZEN, codes=())

    coding.hand_out(evaluation, number=3, unit="Avdelning A", group=Group.INHABITANT)

    evaluation.refresh_from_db()
    assert [(one.unit, one.group, one.began_on) for one in evaluation.participants.all()] == [
        ("Avdelning A", Group.INHABITANT, None)
    ] * 3
    assert evaluation.data_changed_at is not None


@pytest.mark.django_db
def test_participant_begins_leaves_and_comes_back():
    _evaluation, _measure, people = collecting()
    one = people["K001"]

    coding.begin(one, on=date(2026, 3, 2))
    one.refresh_from_db()
    coding.leave(one, on=date(2026, 3, 20), because="Flyttade.")
    one.refresh_from_db()

    assert (one.began_on, one.left_on, one.left_because) == (date(2026, 3, 2), date(2026, 3, 20), "Flyttade.")
    with pytest.raises(Refused, match="började efter"):
        coding.leave(one, on=date(2026, 3, 1), because="Fel.")


@pytest.mark.django_db
def test_code_with_values_is_not_taken_back():
    evaluation, measure, people = collecting()
    ObservationFactory(measure=measure, participant=people["K001"])

    with pytest.raises(Refused, match="K001"):
        coding.take_back(people["K001"])
    coding.take_back(people["K002"])

    assert [one.code for one in evaluation.participants.all()] == ["K001"]


@pytest.mark.django_db
def test_find_reads_a_code_as_it_is_typed():
    evaluation, _measure, people = collecting()

    assert [coding.find(evaluation, typed) for typed in (" k0 01", "K-001", "K009")] == [people["K001"]] * 2 + [None]
