"""What reaches somebody is found in a text, and ordinary words and numbers are left alone."""

import pytest

from arena.shared.pointing_out import mask, seems_to_name


@pytest.mark.parametrize(
    "told",
    [
        *("070-123 45 67", "0701234567", "+46 70 123 45 67", "0480-45 00 00", "08-123 456 78", "0480 45 00 00"),
        *("anna.b@kommun.example", "811218-9876", "19811218-9876"),
    ],
)
def test_mask_hides_what_reaches_somebody(told):
    text = mask(f"Fråga {told} om det.")

    assert (told in text, text.startswith("Fråga "), text.endswith(" om det.")) == (False, True, True)


@pytest.mark.parametrize(
    "text",
    [
        "kl 07.30-08.15",
        "2026-04-07",
        "från 10 000 till 20 000",
        "tog 0,5 timme",
        "vecka 14-15",
        "0-100 000 kr",
        "rum 12",
    ],
)
def test_mask_leaves_ordinary_numbers(text):
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Anna Svensson föll.", True),
        ("Syster Karin bytte den.", True),
        ("Kameran startade om.", False),
        ("Avdelning Norr hade den.", False),
        ("Doktorn kom.", False),
    ],
)
def test_name_is_guessed_but_for_known_words(text, named):
    assert seems_to_name(text, known=["Avdelning Norr"]) is named
