import pytest
from django.urls import reverse

from arena.outbox.models import Heartbeat, OutboundLetter
from arena.outbox.states import Phase, Reason, State
from tests.factories import DemoLetterFactory, OutboundLetterFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    person = StaffFactory()
    client.force_login(person)
    return person


def shown(response):
    return list(response.context["page"])


@pytest.mark.parametrize("path", ["/demo/brev/", "/en/demo/brev/"])
def test_demo_mailbox_shows_every_letter_newest_first_to_any_visitor(client, demo, path):
    first, second = DemoLetterFactory.create_batch(2)

    response = client.get(path)

    assert shown(response) == [second, first]


def test_demo_mailbox_of_one_person(client, demo):
    letter = DemoLetterFactory(recipient="bo@arena.example")
    DemoLetterFactory()

    response = client.get("/demo/brev/", {"to": " BO@arena.example"})

    assert shown(response) == [letter]


def test_demo_mailbox_fragment_is_found_in_its_page(client, demo):
    DemoLetterFactory()

    page = client.get("/demo/brev/").text
    fragment = client.get("/demo/brev/", headers={"HX-Request": "true"}).text

    assert fragment.strip() in page
    assert "<html" not in fragment


def test_demo_mailbox_empty_says_what_to_wait_for(client, demo):
    assert "Inga brev här än" in client.get("/demo/brev/").text


def test_demo_letter_can_be_read_and_its_links_followed(client, demo):
    letter = DemoLetterFactory(text="Hej <b>!\n\nhttp://testserver/om/?a=1&b=2", language="en")

    page = client.get(letter.get_absolute_url()).text

    assert "<p>Hej &lt;b&gt;!</p>" in page
    assert 'href="http://testserver/om/?a=1&amp;b=2"' in page
    assert '<article class="panel" lang="en">' in page


@pytest.mark.parametrize("user", [None, StaffFactory])
def test_demo_mailbox_outside_demonstration_is_not_there(client, user):
    letter = DemoLetterFactory()
    if user:
        client.force_login(user())

    pages = [client.get(url).status_code for url in ("/demo/brev/", letter.get_absolute_url())]

    assert pages == [404, 404]


def test_letter_list_shows_state_reason_and_recipient(client, staff):
    row = OutboundLetterFactory(failed=True)

    page = client.get(reverse("outbox:list")).text

    words = ("Greeting", row.recipient.email, "misslyckat", "E-postservern tog inte emot adressen.")
    assert [word in page for word in words] == [True] * 4


def test_letter_list_of_one_state(client, staff):
    failed = OutboundLetterFactory(failed=True)
    OutboundLetterFactory.create_batch(2)

    response = client.get(reverse("outbox:list"), {"state": State.FAILED})

    assert shown(response) == [failed]
    assert [str(label) for value, label in response.context["form"].fields["state"].choices][:2] == [
        "alla brev",
        "väntar (2)",
    ]


def test_letter_list_of_a_state_that_does_not_exist_says_so(client, staff):
    letter = OutboundLetterFactory()

    response = client.get(reverse("outbox:list"), {"state": "posted"})

    assert (shown(response), list(response.context["form"].errors)) == ([letter], ["state"])


@pytest.mark.parametrize("rows", [1, 3])
def test_letter_list_costs_the_same_for_one_and_for_many(client, staff, rows, django_assert_num_queries):
    OutboundLetterFactory.create_batch(rows, failed=True)
    client.get(reverse("outbox:list"))  # the first visit writes the session

    with django_assert_num_queries(6):
        client.get(reverse("outbox:list"))


def test_letter_list_fragment_is_found_in_its_page(client, staff):
    OutboundLetterFactory()

    page = client.get(reverse("outbox:list")).text
    fragment = client.get(reverse("outbox:list"), headers={"HX-Request": "true"}).text

    assert fragment.strip() in page


def test_letter_list_warns_when_no_worker_has_been_there(client, staff):
    Heartbeat.objects.create(at="2020-01-01T12:00Z")

    assert "Breven går inte iväg" in client.get(reverse("outbox:list")).text


def test_letter_detail_shows_what_has_happened(client, staff):
    row = OutboundLetterFactory(failed=True)
    row.attempts.create(fence=1, phase=Phase.OFFERED, code="550 5.1.1", reason=Reason.REFUSED_RECIPIENT)

    response = client.get(row.get_absolute_url())

    assert response.context["attempts"][0][2] == "550 5.1.1"
    assert "Skicka igen" in response.text


def test_letter_detail_of_a_sent_letter_has_nothing_to_send_again(client, staff):
    row = OutboundLetterFactory(sent=True)

    assert "Skicka igen" not in client.get(row.get_absolute_url()).text


def test_letter_send_again_makes_it_wait_anew(client, staff):
    row = OutboundLetterFactory(unknown_final=True)

    response = client.post(reverse("outbox:send_again", args=[row.pk]), follow=True)

    row.refresh_from_db()
    assert (row.state, row.attempts.get().by) == (State.READY, staff)
    assert "Brevet är på väg igen." in response.text


def test_letter_send_again_twice_is_refused_in_words(client, staff):
    row = OutboundLetterFactory(unknown_final=True)
    client.post(reverse("outbox:send_again", args=[row.pk]))

    response = client.post(reverse("outbox:send_again", args=[row.pk]), follow=True)

    assert [message.level_tag for message in response.context["messages"]] == ["success", "error"]
    assert row.attempts.count() == 1


def test_letter_send_again_by_a_mere_link_is_refused(client, staff):
    row = OutboundLetterFactory(failed=True)

    assert client.get(reverse("outbox:send_again", args=[row.pk])).status_code == 405
    assert OutboundLetter.objects.get().state == State.FAILED


def test_outbox_to_a_person_who_is_not_staff_is_closed(client):
    row = OutboundLetterFactory(failed=True)
    client.force_login(row.recipient)

    answers = [
        client.get(reverse("outbox:list")).status_code,
        client.get(row.get_absolute_url()).status_code,
        client.post(reverse("outbox:send_again", args=[row.pk])).status_code,
    ]

    assert answers == [403, 404, 404]


def test_outbox_to_a_visitor_asks_who_it_is(client):
    row = OutboundLetterFactory()

    answers = [client.get(url).url.split("?")[0] for url in (reverse("outbox:list"), row.get_absolute_url())]

    assert answers == [reverse("account_login")] * 2


def test_outbox_in_english_has_english_words(client):
    client.force_login(UserFactory(staff=True))
    OutboundLetterFactory()

    page = client.get("/en/letters/").text

    assert '<span class="badge info">waiting</span>' in page
