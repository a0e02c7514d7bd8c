"""Passkeys as a browser would have made them."""

import factory
from allauth.mfa.models import Authenticator
from factory.django import DjangoModelFactory
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from tests.factories.persons import UserFactory


def credential(number):
    """What the browser answers when a passkey is made; nobody has the private half of it."""
    key = ES256({1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32})
    key_id = f"passkey {number}".encode()
    held = AttestedCredentialData.create(b"\0" * 16, key_id, key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    attested = AttestationObject.create("none", AuthenticatorData.create(b"\0" * 32, flags, 0, held), {})
    client = CollectedClientData.create("webauthn.create", b"challenge", "https://arena.example")
    return {
        "id": websafe_encode(key_id),
        "rawId": websafe_encode(key_id),
        "type": "public-key",
        "response": {"clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(attested)},
        "clientExtensionResults": {"credProps": {"rk": True}},
    }


class PasskeyFactory(DjangoModelFactory):
    class Meta:
        model = Authenticator

    class Params:
        number = factory.Sequence(int)

    user = factory.SubFactory(UserFactory)
    type = Authenticator.Type.WEBAUTHN
    data = factory.LazyAttribute(lambda key: {"name": f"Telefon {key.number}", "credential": credential(key.number)})
