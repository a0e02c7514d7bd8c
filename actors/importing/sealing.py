"""A large file waits for a worker unread: nobody has looked for personal numbers in it, so nobody can read it."""

import os
from hashlib import sha256

from django.conf import settings

NONCE = 12


def seal(content):
    nonce = os.urandom(NONCE)
    return nonce + _cipher().encrypt(nonce, bytes(content), None)


def unseal(sealed):
    return _cipher().decrypt(bytes(sealed[:NONCE]), bytes(sealed[NONCE:]), None)


def _cipher():
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # several MB that most web workers never need

    return AESGCM(sha256(f"imported files:{settings.SECRET_KEY}".encode()).digest())
