"""The picture beside a shared link to an event: what it is, when and where, and nothing that is not public."""

from hashlib import sha256
from io import BytesIO

from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from events.outside.lettering import Lettering
from events.times import when

BACKGROUND = "img/share.png"  # of the whole arena, with its mark, its map and its pulse; 1200 × 630
SLOGAN = (60, 172, 830, 400)  # what stands on it, and gives way
INK, MUTED, CALLING = "#ffffff", "#b9d2d5", "#ffd257"
LEFT, WIDTH, BEFORE_PULSE = 72, 740, 560
KICKER, TITLE, FACTS = 204, 222, 536  # where they begin, and where the last fact stands
FACT_SIZE, FACT_HEIGHT, MOST_FACTS = 28, 40, 3
TITLE_SIZES = range(66, 18, -4)
KEPT = 60 * 60 * 24 * 30


def picture_address(event):
    return reverse("events:image", args=[event.slug])


def picture(entry):
    """A PNG, drawn once for each wording and then kept; without the cache it is drawn every time."""
    said = entry.kind_said, entry.title, when(entry), entry.place, entry.is_cancelled
    key = f"share:{sha256(repr(said).encode()).hexdigest()}"
    try:
        return cache.get_or_set(key, lambda: _drawn(entry), KEPT)
    except RedisError:
        return _drawn(entry)


def _drawn(entry):
    from PIL import Image, ImageDraw

    with Image.open(finders.find(BACKGROUND)) as background:
        drawn = background.convert("RGB")
    ImageDraw.Draw(drawn).rectangle(SLOGAN, drawn.getpixel(SLOGAN[:2]))
    kicker, colour = (_("Cancelled"), CALLING) if entry.is_cancelled else (entry.kind_said.capitalize(), MUTED)
    Lettering(FACT_SIZE).write(drawn, LEFT, KICKER, kicker, colour)
    top_of_facts = _write_facts(drawn, [capfirst(when(entry)), entry.place])
    _write_title(drawn, entry.title, top_of_facts)
    kept = BytesIO()
    drawn.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _write_facts(drawn, facts):
    """From below, so that the title has what is left."""
    lettering = Lettering(FACT_SIZE)
    rows = [row for fact in facts for row in lettering.wrap(fact, BEFORE_PULSE)]
    if len(rows) > MOST_FACTS:
        rows = [*rows[: MOST_FACTS - 1], f"{rows[MOST_FACTS - 1]} …"]
    top = FACTS - FACT_HEIGHT * (len(rows) - 1)
    for place, row in enumerate(rows):
        lettering.write(drawn, LEFT, top + place * FACT_HEIGHT, row, MUTED)
    return top - FACT_HEIGHT * 1.5


def _write_title(drawn, title, bottom):
    """As large as it has room for."""
    for size in TITLE_SIZES:
        lettering, height = Lettering(size, is_bold=True), size * 1.15
        rows = lettering.wrap(title, WIDTH)
        if TITLE + height * len(rows) <= bottom:
            break
    for place, row in enumerate(rows, 1):
        lettering.write(drawn, LEFT, TITLE + height * place, row, INK)
