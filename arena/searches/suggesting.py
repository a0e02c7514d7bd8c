"""At most eight suggestions while somebody types: words of the vocabularies, and what is called so, public only."""

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from actors.models import Actor, Offering, Term
from actors.searching import Ready, clean, registry_version
from actors.views.marking import fold
from events.models import Event
from testbeds.models import Evaluation, Need

MOST, SHORTEST = 8, 2
OF_EVENTS = 2  # the next ones
OF_NEEDS = 2
OF_EVALUATIONS = 2
OF_EACH = 3  # words before names; what one kind leaves, another may take


class Suggestion(NamedTuple):
    text: str
    kind: str
    address: str


def suggestions(q):
    """What begins with the letters, then what has a word that does."""
    typed = fold(clean(q))
    if len(typed) < SHORTEST:
        return []
    found = [*_words(typed, get_language(), registry_version())[:OF_EACH], *_names(typed)]
    return found[:MOST]


def _words(typed, language, version):
    """From memory: labels and synonyms of some hundred terms."""
    known = vocabulary(language, version)
    start = bisect_left(known, (typed,))
    seen = {}
    for key, text, label in known[start : start + 40]:
        if key.startswith(typed):
            seen.setdefault(text, label)
    base = reverse("arena:search")
    return [
        Suggestion(text, label if label != text else _("Term"), f"{base}?{urlencode({'q': text})}")
        for text, label in seen.items()
    ]


@lru_cache(maxsize=2)
def vocabulary(language, _version):
    """Every way into the vocabularies in alphabetical order: each word of a label or a synonym, folded."""
    entries = set()
    label_of = "label_en" if language == "en" else "label_sv"
    for term in Term.objects.public():
        label = getattr(term, label_of)
        for text in [label, *term.other_words]:
            folded = fold(text)
            places = [0, *(place + 1 for place, sign in enumerate(folded) if sign == " ")]
            entries |= {(folded[place:], text, label) for place in places}
    return sorted(entries)


def _names(typed):
    *before, last = typed.replace("'", " ").replace("\\", " ").split() or [None]
    if last is None:
        return []
    prefix = " & ".join([*(f"'{word}'" for word in before), f"'{last}':*"])
    begins, has = Q(search__name__startswith=typed), Q(search__name_words=Ready(prefix))
    actors, offerings, events = Actor.objects.public(), Offering.objects.public(), Event.objects.public().upcoming()
    needs = Need.objects.public().listed()
    evaluations = Evaluation.objects.public()
    in_english = Coalesce(NullIf("title_en", Value("")), "title_sv")
    title = in_english if get_language() == "en" else F("title_sv")
    parts = [
        part
        for rows, name, kind in (
            (actors, F("legal_name"), "a"),
            (offerings, F("name"), "o"),
            (events, title, "e"),
            (needs, title, "n"),
            (evaluations, title, "u"),
        )
        for part in (
            rows.filter(begins).order_by("search__name").annotate(letter=Value(kind), shown=name),
            rows.filter(has & ~begins).order_by().annotate(letter=Value(kind), shown=name),
        )
    ]
    first, *rest = [part.values_list("letter", "shown", "slug")[:MOST] for part in parts]
    bases = {
        "a": (reverse("actors:list"), _("Actor")),
        "o": (reverse("offerings:list"), _("Offering")),
        "e": (reverse("events:list"), _("Event")),
        "n": (reverse("needs:list"), _("Need")),
        "u": (reverse("evaluations:list"), _("Evaluation")),
    }
    found = {kind: [] for kind in bases}
    for kind, shown, slug in first.union(*rest, all=True):
        found[kind].append(Suggestion(shown, bases[kind][1], f"{bases[kind][0]}{slug}/"))
    of_needs = [*found["n"][:OF_NEEDS], *found["u"][:OF_EVALUATIONS]]
    return [*found["a"][:OF_EACH], *found["e"][:OF_EVENTS], *of_needs, *found["o"]]
