"""What somebody has been sent, without the letters themselves."""

import pytest
from django.urls import reverse

from tests.factories import EventFactory, OutboundLetterFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_own_letters_are_those_to_the_account_and_to_its_confirmed_addresses(client):
    person = UserFactory()
    person.emailaddress_set.create(email="mitt@arena.example", verified=True)
    person.emailaddress_set.create(email="nagon.annans@arena.example", verified=False)
    OutboundLetterFactory(recipient=person, sent=True)
    OutboundLetterFactory(recipient=None, subject_id="1", address="MITT@arena.example", failed=True)
    OutboundLetterFactory(recipient=None, subject_id="1", address="nagon.annans@arena.example")
    OutboundLetterFactory(recipient=person, state="cancelled", reason="stopped")
    OutboundLetterFactory()
    client.force_login(person)

    response = client.get(reverse("outbox:my_letters"))

    told = [went for _letter, _when, went in response.context["rows"]]
    assert told == ["Kom inte fram. E-postservern tog inte emot adressen.", "Skickat"]
    assert response["Cache-Control"].partition(",")[0] == "max-age=0"


def test_own_letters_say_what_they_are_about(client):
    person, event = UserFactory(), EventFactory(title_sv="Vårmöte")
    OutboundLetterFactory(recipient=person, scope=f"event:{event.pk}")
    client.force_login(person)

    assert client.get(reverse("outbox:my_letters")).context["rows"][0][0] == "Greeting: Vårmöte"


def test_own_letters_where_there_are_none_say_so(client):
    client.force_login(UserFactory())

    assert "Inga brev än" in client.get(reverse("outbox:my_letters")).text
