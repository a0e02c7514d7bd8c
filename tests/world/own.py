"""What is the own of the person without a membership, whoever else looks."""

from uuid import uuid4

from django.test import Client

from actors.models import SignIn, User
from arena.outbox.links import preference_token
from arena.outbox.states import Stream
from arena.searches.letters import stop_token
from events.keys import feed_hash
from events.models import PersonalFeed
from tests.factories import OutboundLetterFactory, PasskeyFactory, SavedSearchFactory
from tests.world.people import INVITED


def own_passkey(_team):
    """Of the person without a membership, and nobody else's."""
    return {"pk": PasskeyFactory(user=User.objects.get(email=INVITED)).pk}, {}


def own_sign_in(_team):
    """Another browser of the person without a membership."""
    Client().force_login(User.objects.get(email=INVITED))
    return {"key": SignIn.objects.latest("began_at").key}, {}


def _saved_search():
    """By the person without a membership, whoever else looks."""
    return SavedSearchFactory(user=User.objects.get(email=INVITED), feed_key=uuid4())


def saved_search(_team):
    return {"key": _saved_search().key}, {}


def saved_search_feed(_team):
    return {"key": _saved_search().feed_key}, {}


def saved_search_token(_team):
    return {"token": stop_token(_saved_search())}, {}


def letter_token(_team):
    """Of an invitation to the person without a membership; whoever has the letter has the link."""
    row = OutboundLetterFactory(recipient=User.objects.get(email=INVITED), stream=Stream.NEWS)
    return {"token": preference_token(row)}, {}


def personal_feed(_team):
    """The calendar of the person without a membership, by its secret address."""
    feed = {"user": User.objects.get(email=INVITED), "token_hash": feed_hash("hemlighet")}
    PersonalFeed.objects.get_or_create(**feed)
    return {"token": "hemlighet"}, {}
