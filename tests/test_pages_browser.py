"""Every page in a real browser: accessible in light and dark, usable at 320 pixels, whole in its language, no fault."""

import re
from pathlib import Path

import polib
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse, translate_url

from arena.outbox.models import Heartbeat
from tests.factories import OfferingFactory
from tests.matrix import MATRIX
from tests.test_lists import add_one_of_everything
from tests.test_permissions import places, told
from tests.world import people

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 256}  # also what is left of 1280 × 1024 at 400 % zoom
PARTS = 3  # of all pages, so that no single test outlasts the others
SEEN_BY = ["visitor", "manager", "person", "staff", "technician"]  # the first of these who gets the page
AXE = Axe().axe_script
NO_PAGES = {
    "actors:csv",
    "actors:xlsx",
    "offerings:csv",
    "offerings:xlsx",
    "offerings:file",
    "searches:suggest",
    "searches:actors_feed",
    "searches:offerings_feed",
    "searches:feed",
    "api",
    "competences:csv",
    "competences:picture",
    "terms:concepts",
    "healthz",
    "readyz",
    "metrics",
    "robots",
    "security_txt",
    "sitemap",
    "sitemap_section",
    "importing:template",
    "events:calendar",
    "events:atom",
    "events:ics",
    "events:csv",
    "events:xlsx",
    "events:image",
    "events:material_file",
    "events:own_calendar",
    "events:personal_feed",
    "events:organisations",
    "events:participants_file",
    "events:numbers_file",
    "needs:csv",
    "needs:xlsx",
    "searches:needs_feed",
    "evaluations:plan_file",
    "evaluations:values_template_csv",
    "evaluations:values_template_xlsx",
    "evaluations:json",
    "evaluations:csv",
    "evaluations:list_csv",
    "evaluations:list_xlsx",
    "searches:evaluations_feed",
    "needs:round_csv",
    "needs:round_xlsx",
}
LOOKS = {"sv": (WIDE, "light"), "en": (NARROW, "dark")}  # shared between them: colours know no language
SAID = """() => {
    const said = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement.closest("script, code, [lang]:not(html)")) said.push(node.data.trim());
    }
    for (const name of ["aria-label", "placeholder", "title", "alt"]) {
        for (const one of document.querySelectorAll(`[${name}]`)) {
            if (!one.closest("[lang]:not(html)")) said.push(one.getAttribute(name));
        }
    }
    return said.filter(Boolean);
}"""


def one_of_each_page(persons):
    """Address and reader of one page per url name, found in the matrix."""
    pages = {}
    for row in MATRIX:
        if row.method != "GET" or row.url in {*pages, *NO_PAGES}:
            continue
        for scope, (kwargs, _data) in places(row, persons).items():
            reader = next((name for name in SEEN_BY if told(row, name, scope) == 200), None)
            if reader and row.url not in pages:
                pages[row.url] = reverse(row.url, kwargs=kwargs), reader
    pages["404"] = "/finns/inte/", "visitor"
    pages["403"] = reverse("arena:desk"), "person"
    return pages


@pytest.fixture
def pages(transactional_db, settings):
    """Every page, with something in every list."""
    settings.DEMO = True
    cache.clear()
    Heartbeat.beat()
    persons = people.people()
    found = one_of_each_page(persons)
    offering = OfferingFactory(terms=["OMR01"])
    add_one_of_everything(persons["staff"], offering.actor, offering)
    return {name: (address, persons.get(reader)) for name, (address, reader) in found.items()}


class Window:
    """One person's browser, and its complaints: a broken policy, a script that fails, a file that is not there."""

    def __init__(self, page):
        self.page, self.complaints = page, []
        page.on("console", self.hear)

    def open(self, address):
        self.complaints.clear()
        self.page.goto(address)

    def hear(self, message):
        if message.type == "error" and "status of 40" not in message.text:
            self.complaints.append(message.text)


@pytest.fixture
def readers(browser, live_server):
    """A window per person, signed in."""
    windows = {}

    def _window(person):
        if person not in windows:
            context = browser.new_context(base_url=live_server.url, viewport=WIDE, reduced_motion="reduce")
            if person:
                client = Client()
                client.force_login(person)
                session = client.cookies[settings.SESSION_COOKIE_NAME].value
                context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
            windows[person] = Window(context.new_page())
        return windows[person]

    yield _window
    for window in windows.values():
        window.page.context.close()


def faults(page, size, scheme):
    """What is wrong with the page as it looks in this size and scheme, and what is wider than either window."""
    page.emulate_media(color_scheme=scheme)
    for window in sorted([WIDE, NARROW], key=size.__eq__):  # the size of the look last
        page.set_viewport_size(window)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > window["width"]:
            yield f"{width} pixels wide in a window of {window['width']}"
    page.evaluate(AXE)
    found = page.evaluate('axe.run({resultTypes: ["violations"]})')["violations"]
    yield from (f"{scheme}, {fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"])


def in_language(address, language):
    """The address of the page; one that leads nowhere has no other than the prefix."""
    translated = translate_url(address, language)
    return f"/en{address}" if (translated, language) == (address, "en") else translated


def words_of_the_other_language(language):
    """What the interface says in the other language and never in this one."""
    catalogue = polib.pofile(str(Path(settings.BASE_DIR) / "locale/sv/LC_MESSAGES/django.po"))
    english, swedish = set(), set()
    for entry in catalogue:
        english |= {entry.msgid, entry.msgid_plural} - {""}
        swedish |= {entry.msgstr, *entry.msgstr_plural.values()} - {""}
    capital = {word[:1].upper() + word[1:] for word in swedish}, {word[:1].upper() + word[1:] for word in english}
    swedish, english = swedish | capital[0], english | capital[1]
    return english - swedish if language == "sv" else swedish - english


def sentences_in(words):
    """Those long enough to be told inside a piece of text, and said as they stand."""
    return [said for said in words if len(said) > 25 and not re.search(r"%|<", said)]


def in_other_language(said, others, sentences):
    """Whole pieces that belong to the other language, and long sentences of it inside a piece."""
    text = "\0".join(said)  # no sentence reaches from one piece into the next
    return sorted({piece for piece in said if piece in others} | {words for words in sentences if words in text})


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_is_accessible_fits_and_speaks_one_language(pages, readers, language, part):
    others = words_of_the_other_language(language)
    sentences = sentences_in(others)

    wrong = {}
    for name, (address, person) in list(pages.items())[part::PARTS]:
        window = readers(person)
        window.open(in_language(address, language))
        said = window.page.evaluate(SAID)
        found = [*faults(window.page, *LOOKS[language]), *window.complaints]
        found += [f"in the wrong language: {text}" for text in in_other_language(said, others, sentences)]
        if window.page.get_attribute("html", "lang") != language:
            found.append("says it is in another language")
        if found:
            wrong[name] = found

    assert wrong == {}
