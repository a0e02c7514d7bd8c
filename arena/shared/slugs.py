"""Permanent, readable addresses: å and ä become a, ö becomes o, é becomes e."""

from itertools import chain, count

from django.utils.text import slugify

LONGEST = 80
ROOM_FOR_NUMBER = 6


def unique_slug(queryset, text):
    """An address made of the text that no row of the queryset has; the second of a name ends in -2."""
    base = slugify(text)[: LONGEST - ROOM_FOR_NUMBER].strip("-") or "utan-namn"
    taken = set(queryset.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in chain([base], (f"{base}-{n}" for n in count(2))) if slug not in taken)
