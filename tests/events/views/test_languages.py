"""Every control speaks the language of its page, whichever languages the event is written in."""

from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.urls import reverse, translate_url

from events.letters.invitations import invitation_token
from events.writing import previewing
from tests.events.ready import invited, ready_draft
from tests.factories import EventFactory, PoolFactory, StaffFactory

pytestmark = pytest.mark.django_db

CONTROLS = {"a", "button", "summary", "label", "legend", "option"}
VOID = {"meta", "link", "input", "br", "hr", "img", "path", "rect", "use"}
LANGUAGES = ["sv", "en"]


class Controls(HTMLParser):
    """The text of every control that is in the language of the page."""

    def __init__(self, page):
        super().__init__()
        self.open, self.said, self.own = [], [], None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        self.own = self.own or facts.get("lang")
        language = facts.get("lang") or (self.open[-1][1] if self.open else self.own)
        if tag not in VOID:
            self.open.append((tag, language, [facts.get("aria-label") or ""]))

    def handle_data(self, data):
        for _tag, _language, texts in self.open:
            texts.append(data)

    def handle_endtag(self, tag):
        while self.open and tag not in VOID:
            name, language, texts = self.open.pop()
            if name in CONTROLS and language == self.own:
                self.said.append(" ".join(" ".join(texts).split()))
            if name == tag:
                return


def words_only_in(language):
    catalogue = polib.pofile(str(Path(settings.BASE_DIR) / "locale/sv/LC_MESSAGES/django.po"))
    english = {entry.msgid for entry in catalogue}
    swedish = {entry.msgstr for entry in catalogue}
    return swedish - english if language == "sv" else english - swedish


def pages_of_everybody():
    """Of an event that has no English text."""
    event = EventFactory(text_sv="Vi **provar** larm.", summary_sv="Kom och prova.")
    PoolFactory(event=event)
    invitation = invited(event)
    draft = ready_draft(text_sv="Vi provar larm.")
    return [
        event.get_absolute_url(),
        reverse("events:sign_up", args=[event.slug]),
        reverse("events:invited", args=[invitation.key, invitation_token(invitation)]),
        reverse("events:preview", args=[previewing.make(draft, by=None)]),
    ]


def pages_of_staff():
    draft = ready_draft(mailbox="")
    previewing.make(draft, by=None)
    invited(draft)
    names = ["edit", "publish", "preview_links", "copy", "invitations"]
    return [reverse("events:add"), *(reverse(f"events:{name}", args=[draft.slug]) for name in names)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pages", [pages_of_everybody, pages_of_staff])
def test_every_control_has_a_text_in_the_language_of_the_page(client, pages, language):
    if pages is pages_of_staff:
        client.force_login(StaffFactory())
    other = words_only_in("en" if language == "sv" else "sv")
    addresses = [translate_url(page, language) for page in pages()]

    wrong = {}
    for page in addresses:
        response = client.get(page)
        said = Controls(response.content.decode()).said
        faults = [text for text in said if not text or text in other]
        if faults or response.status_code != 200 or not said:
            wrong[page] = (response.status_code, faults)

    assert wrong == {}


def test_page_without_english_says_so_and_marks_the_swedish(client):
    page = pages_of_everybody()[0]

    swedish = client.get(page).content.decode()
    english = client.get(translate_url(page, "en")).content.decode()

    assert '<html lang="en">' in english
    assert '<p class="lead" lang="sv">Kom och prova.</p>' in english
    assert 'lang="sv"><p>Vi <strong>provar</strong> larm.</p>' in english
    assert ("Text in Swedish" in english, "Text in Swedish" in swedish) == (True, False)


def test_page_with_english_shows_it_unmarked(client):
    event = EventFactory(title_en="Alarms", text_sv="Vi provar.", text_en="We *try*.")

    english = client.get(translate_url(event.get_absolute_url(), "en")).content.decode()

    assert "<p>We <em>try</em>.</p>" in english
    assert "Text in Swedish" not in english


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ('<html lang="en"><button></button></html>', [""]),
        ('<html lang="en"><button aria-label="Close"></button></html>', ["Close"]),
        ('<html lang="en"><a lang="sv" href="/">Svenska</a></html>', []),
        ('<html lang="en"><div lang="sv"><a href="/">Mer</a></div><a href="/">More</a></html>', ["More"]),
    ],
)
def test_controls_are_read_as_a_reader_meets_them(markup, said):
    assert Controls(markup).said == said
