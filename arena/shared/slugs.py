"""Permanent, readable addresses: å and ä become a, ö becomes o, é becomes e."""

from itertools import chain, count

from django.db import connection
from django.utils.text import slugify

LONGEST = 80
ROOM_FOR_NUMBER = 6


def unique_slug(queryset, text, *, fixed=(), kind=""):
    """An address made of the text that no row of the queryset has, nor any ever had that still leads on.

    The second of a name ends in -2. A text that is one of the `fixed` words, which lead elsewhere under the same list,
    gets its kind added. A model whose addresses lead on for ever keeps them as `former_addresses`.

    Held until the transaction ends, so that two rows of one name at the same moment wait for each other.
    """
    return unique_slugs(queryset, [f"{text} {kind}" if slugify(text) in fixed else text])[0]


def unique_slugs(queryset, texts):
    """The addresses of many texts, as `unique_slug` gives them one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"address of {queryset.model._meta.label}"])
    bases = [slugify(text)[: LONGEST - ROOM_FOR_NUMBER].strip("-") or "utan-namn" for text in texts]
    taken = _taken(queryset, slug__in=set(bases))
    found = []
    for base in bases:
        if base in taken:
            taken |= _taken(queryset, slug__startswith=base)
        found.append(next(slug for slug in chain([base], (f"{base}-{n}" for n in count(2))) if slug not in taken))
        taken.add(found[-1])
    return found


def _taken(queryset, **which):
    rows = queryset.filter(**which).order_by().values_list("slug", flat=True)
    if former := getattr(queryset.model, "former_addresses", None):
        rows = rows.union(former.rel.related_model.objects.filter(**which).values_list("slug", flat=True))
    return set(rows)
