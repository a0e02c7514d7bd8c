import logging

import pytest

from arena.shared.personal_numbers import MASK, LogFilter, mask


@pytest.mark.parametrize(
    "text",
    [
        "811218-9876",
        "8112189876",
        "19811218-9876",
        "811218+9876",
        "811218–9876",
        "811218\u20119876",
        "811218\u22129876",
        "811218 - 9876",
        "1981-12-18-9876",
        "1981-12-18 9876",
        "81 12 18-9876",
        "81.12.18.9876",
        "811218_9876",
        "811218--9876",
        "811218\u00ad-9876",
        "811218\u200b9876",
        "811218\n9876",
        "８１１２１８-９８７６",
        "811278-9873",
    ],
)
def test_mask_hides_a_personal_number_in_every_spelling(text):
    assert mask(f"Ring -{text}- i dag") == f"Ring -{MASK}- i dag"


@pytest.mark.parametrize(
    "text", ["556036-0793", "16556036-0793", "SE556036079301", "811218-9875", "0480-12 34 56", "2019-08-01–2022-11-30"]
)
def test_mask_leaves_other_numbers_alone(text):
    assert mask(text) == text


def test_log_filter_keeps_personal_numbers_out_of_the_log():
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", ("/811218-9876/",), None)

    LogFilter().filter(record)

    assert record.getMessage() == f"Not Found: /{MASK}/"
