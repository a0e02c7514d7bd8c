"""The links of letters, as a participant follows them."""

from django.urls import reverse

from events.keys import OWN, link_token


def page_of(participant, page="own", purpose=OWN):
    return reverse(f"events:{page}", args=[participant.key, link_token(participant, purpose)])
