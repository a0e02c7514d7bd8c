"""What every page makes a browser fetch, as it is sent."""

import gzip

import pytest
from django.core.management import call_command

from arena.shared.lean import lean

EVERY_PAGE = ["css/arena.css", "django_htmx/htmx-2.min.js", "js/arena.js"]
BUDGET = 24_000  # bytes, gzip


@pytest.mark.parametrize(
    ("kind", "written", "sent"),
    [
        ("css", "a {\n  color: red;\n  margin: 0;\n}\n", "a{color:red;margin:0}"),
        ("css", "/* Why\n so */\nb, i { top: 0 }\n", "b,i{top:0}"),
        ("css", 'a::before { content: ": "; }', 'a::before{content:": "}'),
        ("js", "// Why so.\nif (a) {\n  b(); // kept\n}\n", "if (a) {\nb(); // kept\n}\n"),
    ],
)
def test_lean_text_lacks_what_only_its_writers_need(kind, written, sent):
    assert lean(written, kind) == sent


def test_stylesheet_and_scripts_of_every_page_keep_within_the_budget(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "arena.shared.lean.LeanStorage"}}

    call_command("collectstatic", interactive=False, verbosity=0)

    assert [path.name for path in tmp_path.rglob("*.*") if not path.stat().st_size] == []
    sent = sum(len(gzip.compress((tmp_path / name).read_bytes(), 9)) for name in EVERY_PAGE)
    assert sent <= BUDGET
