from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.utils import translation

from events.models import Event
from events.outside import entries, sharing
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db
LONG = "Informationssäkerhetsklassificering " * 4


@pytest.fixture
def rows(monkeypatch):
    """What is written, with its size and where it stands."""
    found = []
    write = sharing.Lettering.write

    def _write(self, picture, left, baseline, text, colour):
        found.append((text, self.size, left + self.width(text), baseline))
        write(self, picture, left, baseline, text, colour)

    monkeypatch.setattr(sharing.Lettering, "write", _write)
    return found


def draw(**facts):
    EventFactory(**facts)
    [entry] = entries.read(Event.objects.all())
    return sharing._drawn(entry)


def test_picture_says_kind_title_when_and_where(rows):
    draw(title_sv="Trygg på Öland", venue__name="Stadshuset")

    texts = [text for text, *_place in rows]
    assert (texts[0], texts[2:]) == ("Workshop", ["Stadshuset", "Trygg på Öland"])
    assert texts[1].endswith("kl. 09.00–12.00")


def test_picture_keeps_the_capital_of_an_english_month(rows):
    with translation.override("en"):
        draw(starts_at=datetime(2027, 3, 10, 8, tzinfo=UTC), ends_at=None)

    assert rows[1][0] == "Wednesday 10 March 2027 at 09:00"


def test_picture_of_what_is_cancelled_says_so(rows):
    draw(cancelled=True)

    assert rows[0][0] == "Inställt"


@pytest.mark.parametrize("title", ["Kort", LONG[:160], "W" * 160, "Vård och teknik " * 10])
def test_words_stay_within_the_picture_and_apart(rows, title):
    draw(title_sv=title, room="Konferensrum Kalmarsund 12B", venue__name="Kalmar Science Park, " * 5)

    assert max(right for _text, _size, right, _baseline in rows) <= 830
    by_height = sorted((baseline, size) for _text, size, _right, baseline in rows)
    gaps = [lower - size - upper for (upper, _size), (lower, size) in pairwise(by_height)]
    assert (min(gaps) >= -10, by_height[-1][0] <= 540) == (True, True)
