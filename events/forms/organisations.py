"""Which actor of the registry somebody means by a name: found exactly, offered where it is nearly that, or absent."""

from django.db.models import Q

from actors.fields import normalise
from actors.models import Actor
from actors.searching import Ready, clean
from actors.views.marking import fold

MOST, SHORTEST = 8, 2


def folded(name):
    return fold(clean(name))


def exactly(names):
    """The one actor with each of these names, by the folded name; a name of two actors leads to neither."""
    wanted = {folded(name) for name in names if name}
    found = Actor.objects.living().filter(search__name__in=wanted).select_related("search") if wanted else []
    by_name = {}
    for actor in found:
        by_name.setdefault(actor.search.name, []).append(actor)
    return {name: actors[0] for name, actors in by_name.items() if len(actors) == 1}


def candidates(name):
    """The actor with exactly this name or number alone, or else at most so many that it can be the beginning of."""
    typed, number = folded(name), normalise(name)
    if len(typed) < SHORTEST:
        return []
    meant = Q(search__name=typed) | Q(search__name_words=Ready(_begun(typed)))
    if number.isdigit():
        meant |= Q(org_number=number)
    rows = Actor.objects.living().filter(meant).select_related("search", "municipality", "part_of")
    found = list(rows.order_by("search__name", "pk")[: MOST + 1])
    exact = [actor for actor in found if number == actor.org_number or typed in _names(actor)]
    return exact or found[:MOST]


def is_named(actor, name):
    """Whether the name, or the number, is the actor's own and no mere part of it."""
    return folded(name) in _names(actor) or normalise(name) == actor.org_number


def _names(actor):
    return {folded(actor.display_name), folded(actor.legal_name)} - {""}


def _begun(typed):
    """A query for every word of it, or the beginning of one."""
    words = ["".join(sign for sign in word if sign not in "'\\") for word in typed.split()]
    return " & ".join(f"'{word}':*" for word in words if word)
