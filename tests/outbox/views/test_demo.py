"""The mailbox of the demonstration, which anybody reads."""

import pytest

from tests.factories import DemoLetterFactory, StaffFactory

pytestmark = pytest.mark.django_db


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
