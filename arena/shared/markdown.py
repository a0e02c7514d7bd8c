"""Text with simple marks (Markdown) as a page shows it: no HTML of the writer's own, no pictures, safe links only."""

import re
from functools import cache, lru_cache

from django.utils.html import html_safe

KEPT = 64  # rendered texts per process
SAFE_LINK = re.compile(r"(https?://|mailto:|tel:|/(?!/)|#)", re.IGNORECASE)


@html_safe
class Markdown:
    """The text as HTML. Its headings begin at the level `top` and skip none, whichever the writer used."""

    def __init__(self, text, top=2):
        self.text, self.top = text, top

    def __str__(self):
        return _rendered(self.text, self.top)


@lru_cache(maxsize=KEPT)
def _rendered(text, top):
    tokens = _parser().parse(text)
    _level_headings(tokens, top)
    return _parser().renderer.render(tokens, _parser().options, {})


def _level_headings(tokens, top):
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    used = sorted({token.tag for token in headings})
    for token in headings:
        token.tag = f"h{min(top + used.index(token.tag), 6)}"


@cache
def _parser():
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False})
    parser.disable(["image", "html_block", "html_inline"])
    parser.validateLink = lambda address: bool(SAFE_LINK.match(address))
    return parser
