"""Permanent, readable addresses: å and ä become a, ö becomes o, é becomes e."""

from itertools import chain, count

from django.db import connection
from django.utils.text import slugify

LONGEST = 80
ROOM_FOR_NUMBER = 6


def unique_slug(queryset, text):
    """An address made of the text that no row of the queryset has; the second of a name ends in -2.

    Held until the transaction ends, so that two rows of one name at the same moment wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"address of {queryset.model._meta.label}"])
    base = slugify(text)[: LONGEST - ROOM_FOR_NUMBER].strip("-") or "utan-namn"
    taken = set(queryset.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in chain([base], (f"{base}-{n}" for n in count(2))) if slug not in taken)
