"""Links by which somebody without an account reads a draft: only a hash of each is kept, and publishing ends them."""

import secrets
from hashlib import sha256

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from events.models import PreviewLink
from events.models.preview import LASTS


def make(event, *, by):
    """The token of a new link, which is shown once and can be had from nowhere afterwards."""
    if not event.is_unpublished:
        raise Refused(_("The event has its own page now, which everybody who may see it can be sent."))
    token = secrets.token_urlsafe(24)
    event.preview_links.create(token_hash=_hash(token), expires_at=Now() + LASTS, by=by)
    return token


def event_of(token):
    """The draft that the link opens; None for one that never was, has ended or was taken back."""
    link = PreviewLink.objects.standing().filter(token_hash=_hash(token)).select_related("event").first()
    return link and link.event


def take_back(link):
    PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=Now())


def end_all(event):
    """None of them comes to life again, whatever happens to the event later."""
    event.preview_links.filter(revoked_at=None).update(revoked_at=Now())


def _hash(token):
    return sha256(token.encode()).hexdigest()
