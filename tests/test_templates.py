"""What every template keeps to, read by a parser rather than by eye."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
TEMPLATES = ROOT / "templates"
ROOMS = ("arena", "actors", "events", "testbeds")
ALL = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
ALONE = {
    "base.html",  # what the others extend
    "500.html",  # must work when nothing else does
    "letters/letter.html",  # is read in a mail program
}
STYLED = {"letters/letter.html": ["style inline"]}  # no stylesheet of ours is there
PARTS = ("components/", "django/")
LOGIC = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)


def source(name):
    return re.sub(r"{% comment %}.*?{% endcomment %}", "", (TEMPLATES / name).read_text(), flags=re.DOTALL)


class Faults(HTMLParser):
    """Collects what a strict policy, or a careful reader, would refuse."""

    def __init__(self):
        super().__init__()
        self.found, self.form = [], None

    def handle_starttag(self, tag, attributes):
        facts = dict(attributes)
        self.found += [f"{tag} {name}=" for name in facts if name == "style" or name.startswith(("on", "hx-on"))]
        if tag == "style" or (tag == "script" and "src" not in facts):
            self.found.append(f"{tag} inline")
        if facts.get("target") == "_blank" and "noopener" not in facts.get("rel", ""):
            self.found.append(f"{tag} opens a window without rel")
        if (facts.get("href") or facts.get("src") or "").startswith("javascript:"):
            self.found.append(f"{tag} runs an address")
        if tag == "form":
            self.form = facts.get("method", "get").lower()

    def handle_data(self, data):
        if "CSRF" in data and self.form == "post":
            self.form = "has token"

    def handle_endtag(self, tag):
        if tag == "form":
            if self.form == "post":
                self.found.append("form without csrf_token")
            self.form = None


def faults(name):
    parser = Faults()
    parser.feed(LOGIC.sub(lambda logic: "CSRF" if "csrf_token" in logic.group() else "x", source(name)))
    return parser.found


@pytest.mark.parametrize("name", ALL)
def test_template_has_nothing_inline_and_guards_its_forms(name):
    assert faults(name) == STYLED.get(name, [])


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="color:red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        '<a onclick="x()">',
        '<a target="_blank" href="/">',
        '<a href="javascript:x()">',
        '<form method="post"></form>',
    ],
)
def test_parser_finds_each_fault(markup):
    parser = Faults()

    parser.feed(markup)

    assert len(parser.found) == 1


def test_templates_trust_no_text():
    words = re.compile(r"\|\s*safe\b|autoescape\s+off|{%\s*extends\s+[^\"']")

    assert {name: words.findall(source(name)) for name in ALL if words.search(source(name))} == {}


def stands_on_base(name):
    parent = re.match(r'{% extends "([^"]+)" %}', source(name))
    return bool(parent) and (parent[1] == "base.html" or stands_on_base(parent[1]))


def test_pages_all_stand_on_the_base():
    pages = [name for name in ALL if not name.startswith(PARTS) and not Path(name).name.startswith("_")]

    assert {name for name in pages if not stands_on_base(name)} == ALONE


def test_fragments_are_all_part_of_a_page():
    modules = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    texts = {path: path.read_text() for path in [*TEMPLATES.rglob("*.html"), *modules]}
    fragments = [name for name in ALL if Path(name).name.startswith("_")]

    unused = [
        name for name in fragments if not any(name in text for path, text in texts.items() if path != TEMPLATES / name)
    ]

    assert unused == []
