import pytest

from arena import outbox
from arena.outbox.writing import write
from tests.factories import OutboundLetterFactory, UserFactory
from tests.outbox.letters import Greeting

pytestmark = pytest.mark.django_db


def written(**facts):
    row = OutboundLetterFactory(**facts)
    return row, write(row.letter(), row)


def test_write_in_the_language_of_the_row_with_a_whole_address():
    _row, message = written(recipient__name="Åsa", language="en")

    assert message.subject == "Greeting to Åsa (en)"
    assert message.body.startswith("Hello Åsa, see http://testserver/en/about/\n\n--\n")


def test_write_says_who_it_is_from_and_that_no_person_wrote_it(settings):
    row, message = written(language="sv")

    sent = message.message()
    headers = {name: sent[name] for name in ("From", "To", "Message-ID", "Content-Language", "Auto-Submitted")}
    assert headers == {
        "From": "=?utf-8?q?E-h=C3=A4lsoarenan?= <noreply@testserver>",
        "To": row.recipient.email,
        "Message-ID": row.message_id,
        "Content-Language": "sv",
        "Auto-Submitted": "auto-generated",
    }


def test_write_plain_text_and_html_from_one_source():
    _row, message = written(recipient__name="A <b> & C", language="sv")

    html = message.alternatives[0].content
    assert message.body.startswith("Hello A <b> & C, see ")
    assert 'Hello A &lt;b&gt; &amp; C, see <a href="http://testserver/om/"' in html
    assert [part.get_content_type() for part in message.message().get_payload()] == ["text/plain", "text/html"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\x0b", "\u2028"])
def test_write_a_name_with_line_breaks_adds_no_header(newline):
    person = UserFactory(name=f"Åsa{newline}Bcc: spy@arena.example{newline}{newline}<b>new body</b>")

    _row, message = written(recipient=person)

    assert message.recipients() == [person.email]
    assert message.message()["Bcc"] is None
    assert len(message.subject.splitlines()) == 1


def test_preview_reads_as_the_letter_will_in_the_language_asked_for():
    words = outbox.preview(Greeting(UserFactory(name="Åsa", language="sv")), "en")

    assert words.subject == "Greeting to Åsa (en)"
    assert words.text == "Hello Åsa, see http://testserver/en/about/"
