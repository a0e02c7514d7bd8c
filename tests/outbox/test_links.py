import uuid

import pytest

from arena.outbox.links import (
    letter_of,
    preference_token,
    preferences_address,
    return_path,
    row_of,
    stop_address,
)
from arena.outbox.models import OutboundLetter
from tests.factories import OutboundLetterFactory

pytestmark = pytest.mark.django_db


def test_return_path_names_its_letter_and_fits_into_an_address():
    row = OutboundLetterFactory()

    address = return_path(row)

    assert (letter_of(address), letter_of(f" <{address.upper()}> ")) == (row, row)
    assert len(address.partition("@")[0]) <= 64


@pytest.mark.parametrize(
    "change",
    [
        lambda address: address.replace("bounces+", "bounces+0", 1),
        lambda address: address.replace("bounces", "noreply"),
        lambda address: f"{address.partition('.')[0]}.000000000000.{address.split('.', maxsplit=2)[2]}",
        lambda address: "",
    ],
)
def test_letter_of_an_address_made_up_is_none(change):
    assert letter_of(change(return_path(OutboundLetterFactory()))) is None


def test_letter_of_a_letter_long_gone_is_none():
    assert letter_of(return_path(OutboundLetter(pk=uuid.uuid4()))) is None


def test_preference_token_opens_the_choices_of_its_letter_alone():
    row, other = OutboundLetterFactory.create_batch(2)
    token = preference_token(row)

    assert row_of(token) == row
    assert row_of(token.replace(row.pk.hex, other.pk.hex)) is None
    assert row_of("anything") is None


def test_preference_token_of_a_letter_to_a_former_address_opens_nothing():
    row = OutboundLetterFactory()
    token = preference_token(row)
    row.recipient.email = "ny@arena.example"
    row.recipient.save()

    assert row_of(token) is None


@pytest.mark.parametrize(("language", "prefix"), [("sv", "/brev/"), ("en", "/en/letters/")])
def test_ways_out_of_a_letter_are_whole_addresses_in_its_language(settings, language, prefix):
    settings.BASE_URL = "https://token.example"
    row = OutboundLetterFactory(language=language)

    for address in (stop_address(row), preferences_address(row)):
        assert address.startswith(f"https://token.example{prefix}")
        assert address.count(preference_token(row)) == 1
