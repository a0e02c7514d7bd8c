"""What the database keeps and a backup carries without anybody being able to read it: the key is not among them."""

import os
from hashlib import sha256

from django.conf import settings

NONCE = 12


def seal(content, *, what):
    """Each kind of thing has a key of its own, so that one is never taken for another."""
    nonce = os.urandom(NONCE)
    return nonce + _cipher(what).encrypt(nonce, bytes(content), None)


def unseal(sealed, *, what):
    return _cipher(what).decrypt(bytes(sealed[:NONCE]), bytes(sealed[NONCE:]), None)


def _cipher(what):
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # several MB that most web workers never need

    return AESGCM(sha256(f"{what}:{settings.SECRET_KEY}".encode()).digest())
