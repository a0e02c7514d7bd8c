"""What a letter carries of itself: the address that it comes back to, and the way to end letters of its kind.

Everything here is signed with the key of the portal, so that nobody can make up the letter of somebody else, and says
which address the letter went to: where an account has another one since, whoever reads the old one decides nothing.
"""

import re
import uuid
from functools import cache

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac

from arena.outbox.models import OutboundLetter
from arena.shared.addresses import address_key

PREFERENCES_SALT = "outbox.preferences"
RETURN_SALT = "outbox.return"
TOKEN = "token"  # noqa: S105  (stands for one)
RETURNED = re.compile(r"bounces\+([0-9a-f]{32})\.([0-9a-f]{12})\.[0-9a-f]{8}@", re.IGNORECASE)


def preference_token(row):
    """Good for the choices of the one whom the letter went to, as long as the letter is kept and goes there."""
    return _signer().sign(f"{row.pk.hex}-{_address(row)}")


def row_of(token):
    """The letter that a link was in; None where the link is not one of ours, or the letter or its address is gone."""
    try:
        key, _dash, address = _signer().unsign(token).partition("-")
    except BadSignature:
        return None
    row = _letter(key)
    return row if row and constant_time_compare(address, _address(row)) else None


def stop_address(row):
    """One click there, by a mail program on somebody's behalf, ends letters of this kind (RFC 8058)."""
    return _whole(row, "outbox:stop_at_once")


def preferences_address(row):
    """The page where the recipient chooses among the kinds of letters, without an account."""
    return _whole(row, "outbox:preferences")


def return_path(row):
    """The sender on the envelope: what cannot be delivered comes back there, and says by itself which letter it was."""
    return f"bounces+{row.pk.hex}.{_mark(row.pk.hex)}.{_address(row)}@{settings.MAIL_DOMAIN}"


def letter_of(address):
    """The letter whose return path this is; None where it is none of ours, or the letter is gone."""
    found = RETURNED.match(address.strip().strip("<>"))
    if not found:
        return None
    key, mark = (part.lower() for part in found.groups())
    return _letter(key) if constant_time_compare(mark, _mark(key)) else None


def is_to_same(row, address):
    """Whether the letter that came back to this return path would go where it went then."""
    return address.partition("@")[0].lower().endswith(f".{_address(row)}")


def _whole(row, name):
    return settings.BASE_URL + _path(name, row.language).replace(TOKEN, preference_token(row))


@cache
def _path(name, language):
    """The same for every letter but for the token, and every letter to many carries two of them."""
    with translation.override(language):
        return reverse(name, args=[TOKEN])


def _signer():
    return Signer(salt=PREFERENCES_SALT, sep=".")


def _mark(key):
    return salted_hmac(RETURN_SALT, key, algorithm="sha256").hexdigest()[:12]


def _address(row):
    return address_key(row.to)[:8]


def _letter(key):
    return OutboundLetter.objects.select_related("recipient").filter(pk=uuid.UUID(hex=key)).first()
