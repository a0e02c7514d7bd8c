"""The sign-up form as a person fills it in, for tests that send it."""

import time

from django.core import signing
from django.urls import reverse

from arena.outbox.models import OutboundLetter
from arena.shared.open_forms import QUICKEST, OpenedField


def opened(seconds_ago=QUICKEST + 2):
    return signing.dumps(int(time.time()) - seconds_ago, salt=OpenedField.salt)


def sign_up_page(event):
    return reverse("events:sign_up", args=[event.slug])


def said(name="anna", **changes):
    """From outside the registry, with a rested hand."""
    return {
        "name": name.capitalize(),
        "email": f"{name}@arena.example",
        "language": "sv",
        "organisation": "Sånglärkan",
        "sector": "civil_society",
        "municipality": "elsewhere",
        "opened": opened(),
        **changes,
    }


def colleague(place, name, **changes):
    row = {"name": name.capitalize(), "email": f"{name}@arena.example", **changes}
    return {"rows": place + 1, **{f"colleague-{place}-{field}": value for field, value in row.items()}}


def sent_page(event):
    return reverse("events:sign_up_sent", args=[event.slug])


def letters():
    """Which letters lie there, and to whom."""
    return sorted(OutboundLetter.objects.values_list("kind", "address"))
