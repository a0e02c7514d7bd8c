"""What is asked: a wording that answers were given to stays as it was."""

import hashlib

import pytest

from testbeds.evaluation_states import Group, Instrument
from testbeds.instruments import questions

ASKED = {  # the first versions; a new wording is a new version, and these stay
    Instrument.SUS: "d9d01be9d9f3ee16",
    Instrument.SUS_EASY: "2da837a06cf7f965",
    Instrument.INHABITANT: "5a349b78d1ae54dd",
    Instrument.STAFF: "e2b9c84ddcd61225",
}


@pytest.mark.parametrize("instrument", Instrument)
def test_first_version_is_asked_word_for_word_for_ever(instrument):
    words = "\n".join(f"{question.sv}\n{question.en}" for question in questions.asked(instrument, 1))

    assert hashlib.sha256(words.encode()).hexdigest()[:16] == ASKED[instrument]


@pytest.mark.parametrize(("instrument", "count"), [("sus", 10), ("sus_easy", 6), ("inhabitant", 5), ("staff", 5)])
def test_newest_version_has_its_questions(instrument, count):
    assert len(questions.asked(instrument)) == count


def test_experience_is_asked_of_those_whom_it_is_about():
    assert questions.ANSWERED_BY[Instrument.STAFF] == {Group.STAFF}
    assert questions.ANSWERED_BY[Instrument.INHABITANT] == {Group.INHABITANT, Group.RELATIVE}


def test_page_says_where_the_wording_comes_from():
    assert "inte en publicerad och validerad" in questions.note(Instrument.SUS)
    assert questions.note(Instrument.SUS_EASY).startswith("Anpassad, ej jämförbar")
