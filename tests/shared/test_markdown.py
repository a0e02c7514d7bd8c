import pytest
from django.template import Context, Template

from arena.shared.markdown import Markdown


def test_markdown_in_a_template_is_html():
    page = Template("{% load markdown %}{{ text|markdown }}").render(Context({"text": "Vi **provar**\n\n- ett\n- två"}))

    assert page == "<p>Vi <strong>provar</strong></p>\n<ul>\n<li>ett</li>\n<li>två</li>\n</ul>\n"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b onclick=x>hej</b>",
        "[se](javascript:alert(1))",
        "[se](JaVaScRiPt:alert(1))",
        "[se](data:text/html,hej)",
        "[se](//annat.example)",
        "![bild](javascript:x)",
        "<javascript:alert(1)>",
    ],
)
def test_markdown_makes_no_element_and_no_link_of_what_is_not_safe(text):
    page = str(Markdown(text))

    assert page.replace("<p>", "").replace("</p>", "").count("<") == 0


def test_markdown_shows_no_pictures_from_elsewhere():
    assert "<img" not in str(Markdown("![bild](https://annat.example/spion.png)"))


def test_markdown_follows_safe_links():
    assert (
        str(Markdown("[mer](https://example.se/?a=1&b=2)"))
        == '<p><a href="https://example.se/?a=1&amp;b=2">mer</a></p>\n'
    )


def test_markdown_headings_begin_below_the_page_and_skip_no_level():
    page = str(Markdown("# Ett\n\n#### Två\n\n# Tre", top=3))

    assert page == "<h3>Ett</h3>\n<h4>Två</h4>\n<h3>Tre</h3>\n"
