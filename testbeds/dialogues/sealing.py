"""The envelope around an answer: closed as soon as it comes, and opened by one function that asks the database first.

The key lies in a file of its own (`DIALOGUE_KEYS`), so neither the database nor a backup of it is enough to read an
answer. An envelope says for which dialogue and which supplier it is, so that none can be put in another's place, and
every envelope is of one of few sizes, so that its length tells little.
"""

import json
import os
from hashlib import sha256

from django.conf import settings
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from arena.shared.errors import Refused
from arena.shared.keyring import KeyMissing, Keyring
from testbeds.models import MarketDialogue, SealedAnswer
from testbeds.states import DialogueState

NONCE = 12
SIZE = 4096  # bytes; longer answers take several


def seal(dialogue, actor, said):
    """The envelope, the name of its key, and the receipt: a sum over the closed envelope, which tells nothing."""
    name, key = keyring().newest()
    nonce = os.urandom(NONCE)
    text = json.dumps(said).encode()
    padded = text.ljust(-(-len(text) // SIZE) * SIZE)
    sealed = nonce + _cipher(key).encrypt(nonce, padded, _meant_for(dialogue.pk, actor.pk))
    return sealed, name, receipt_for(sealed)


def unsealed(dialogue):
    """Pairs of answer and what it says, of a dialogue whose time is over by the database's clock and that is opened."""
    opened = MarketDialogue.objects.filter(
        pk=dialogue.pk, state__in=DialogueState.over(), closes_at__lte=Now(), opened_at__isnull=False
    )
    if not opened.exists():
        raise Refused(_("The answers are sealed until the dialogue has closed and its holder has opened them."))
    answers = dialogue.answers.select_related("actor").order_by("actor__name_key", "pk")
    return [(answer, _unsealed(answer)) for answer in answers]


def receipt_for(sealed):
    return sha256(bytes(sealed)).hexdigest()


def missing_keys():
    """Names of keys that answers were sealed with and that the file does not hold."""
    return sorted(set(SealedAnswer.objects.values_list("key_id", flat=True)) - keyring().names())


def keyring():
    return Keyring(settings.DIALOGUE_KEYS)


def _unsealed(answer):
    from cryptography.exceptions import InvalidTag

    sealed = bytes(answer.sealed)
    try:
        cipher = _cipher(keyring().key(answer.key_id))
        text = cipher.decrypt(sealed[:NONCE], sealed[NONCE:], _meant_for(answer.dialogue_id, answer.actor_id))
    except KeyMissing:
        words = _("The key %(name)s is missing here. Put back the file with the keys of the dialogues: %(path)s")
        raise Refused(words % {"name": answer.key_id, "path": settings.DIALOGUE_KEYS}) from None
    except InvalidTag:
        raise Refused(
            _("The answer of %(actor)s has been changed since it was sealed, and cannot be read.")
            % {"actor": answer.actor}
        ) from None
    return json.loads(text)


def _cipher(key):
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # several MB that most web workers never need

    return AESGCM(key)


def _meant_for(dialogue_key, actor_key):
    return f"dialogue {dialogue_key}, supplier {actor_key}".encode()
