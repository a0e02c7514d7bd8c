"""The mailbox of the demonstration, as a browser reads it."""

import time

from django.urls import reverse

PATIENCE = 60  # seconds in which the worker has to have carried everything


def letter_to(page, address, subject):
    """Open the letter, as soon as the worker has brought it."""
    latest = time.monotonic() + PATIENCE
    while True:
        page.goto(f"{reverse('outbox:demo_mailbox')}?to={address}")
        link = page.get_by_role("link", name=subject)
        if link.count():
            return link.first.click()
        assert time.monotonic() < latest, f"no letter {subject!r} to {address}"
        time.sleep(0.5)
