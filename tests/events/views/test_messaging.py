"""A message from the first word to the button: whom it is to, how it reads, and that it can be stopped."""

import pytest
from django.urls import reverse
from django.utils import timezone

from arena.outbox.models import OutboundLetter
from events.models import Message
from events.people import forgetting
from tests.factories import EventFactory, ParticipantFactory, PoolFactory, RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff")]
WORDS = {"subject_sv": "Praktiskt", "text_sv": "Hej {name}!", "subject_en": "Practical", "text_en": "Hello {name}!"}


@pytest.fixture
def event():
    """Two come and one waits."""
    pool = PoolFactory(event=EventFactory(), capacity=2)
    RegistrationFactory.create_batch(2, pool=pool)
    RegistrationFactory(pool=pool, waiting=True)
    return pool.event


def page(event, query=""):
    return reverse("events:message", args=[event.slug]) + query


def letters():
    return OutboundLetter.objects.filter(kind="event_message")


def test_message_is_to_those_whom_the_questions_find(client, event):
    assert client.get(page(event)).context["number"] == 3
    assert client.get(page(event, "?state=waiting")).context["number"] == 1


def test_message_is_to_those_ticked(client, event):
    keys = event.participants.order_by("pk").values_list("key", flat=True)[:2]

    response = client.get(page(event, f"?who={keys[0]}&who={keys[1]}&who=x"))

    assert response.context["number"] == 2


def test_people_of_another_event_cannot_be_ticked(client, event):
    other = RegistrationFactory().participant

    assert client.get(page(event, f"?who={other.key}")).context["number"] == 0


def test_preview_shows_the_letter_in_both_languages_and_sends_nothing(client, event):
    name = event.participants.last().name

    response = client.post(page(event), WORDS)

    said = [(language, words.subject, f"{name}!" in words.text) for language, words in response.context["letters"]]
    assert said == [("sv", "Praktiskt", True), ("en", "Practical", True)]
    assert (letters().count(), Message.objects.count()) == (0, 0)


def test_text_of_the_preview_is_escaped(client, event):
    response = client.post(page(event), WORDS | {"text_sv": "<script>1</script>"})

    assert ("<script>1" in response.text, "&lt;script&gt;1" in response.text) == (False, True)


def test_message_is_sent_to_as_many_as_the_preview_said(client, event, staff):
    response = client.post(page(event, "?state=waiting"), WORDS | {"move": "send", "counted": 1}, follow=True)

    message = Message.objects.get()
    assert (letters().count(), message.selection, message.by) == (1, {"state": "waiting"}, staff)
    assert message.leaves_at > timezone.now()
    assert "till 1 person" in response.text


def test_preview_comes_once_more_when_others_have_signed_up_meanwhile(client, event):
    response = client.post(page(event), WORDS | {"move": "send", "counted": 2})

    assert (response.context["number"], bool(response.context["letters"]), letters().count()) == (3, True, 0)


def test_text_can_be_changed_after_the_preview(client, event):
    response = client.post(page(event), WORDS | {"move": "change", "counted": 3})

    assert (response.context["letters"], response.context["form"]["subject_sv"].value()) == ([], "Praktiskt")


def test_english_needs_both_subject_and_text(client, event):
    response = client.post(page(event), WORDS | {"text_en": ""})

    assert list(response.context["form"].errors) == ["text_en"]


def test_words_of_the_search_are_not_kept_with_the_message(client, event):
    ParticipantFactory(event=event)
    name = event.participants.first().name

    client.post(page(event, f"?q={name}&state=live"), WORDS | {"move": "send", "counted": 1})

    assert Message.objects.get().selection == {"state": "live"}


def test_erased_person_is_not_written_to(client, event):
    forgetting.forget_one(event.participants.first())

    assert client.get(page(event)).context["number"] == 2


def test_message_is_stopped_from_the_desk(client, event):
    client.post(page(event), WORDS | {"move": "send", "counted": 3})
    address = reverse("events:message_stop", args=[event.slug, Message.objects.get().pk])

    response = client.post(address, follow=True)

    assert set(letters().values_list("state", flat=True)) == {"cancelled"}
    assert "Stoppat: 3 brev gick inte iväg." in response.text


def test_message_of_another_event_cannot_be_stopped_here(client, event):
    client.post(page(event), WORDS | {"move": "send", "counted": 3})

    response = client.post(reverse("events:message_stop", args=[EventFactory().slug, Message.objects.get().pk]))

    assert response.status_code == 404
