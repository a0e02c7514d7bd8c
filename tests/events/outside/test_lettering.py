import pytest
from PIL import Image

from events.outside.lettering import Lettering


def ink(text, size=60):
    """How much of a picture the words take."""
    picture = Image.new("L", (900, 120))
    Lettering(size).write(picture, 10, 90, text, 255)
    return sum(picture.histogram()[128:])


@pytest.mark.parametrize("letter", "åäöéèêüÅÄÖÉÜ")
def test_letters_have_their_marks(letter):
    base = {"å": "a", "ä": "a", "ö": "o", "é": "e", "è": "e", "ê": "e", "ü": "u"}[letter.lower()]
    plain = base if letter.islower() else base.upper()

    assert ink(letter) > ink(plain) > 0


def test_mark_written_by_itself_is_the_same_letter():
    assert ink("a\u030a") == ink("å")


def test_what_the_typeface_lacks_reads_the_same_or_is_left_out():
    assert (ink("9–12"), ink("Ø"), ink("Hej 🎉")) == (ink("9-12"), ink("Ö"), ink("Hej "))


def test_rows_fit_and_a_long_word_is_divided():
    lettering = Lettering(60)

    rows = lettering.wrap("Informationssäkerhetsklassificering för alla", 400)

    assert max(lettering.width(row) for row in rows) <= 400
    assert rows[0].endswith("-")
    assert "".join(rows).replace("-", "").replace(" ", "") == "Informationssäkerhetsklassificeringföralla"


def test_nothing_is_no_rows():
    assert Lettering(60).wrap("", 400) == []
