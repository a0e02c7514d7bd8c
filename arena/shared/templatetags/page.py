"""What the shell of every page asks for: the other language, the room one stands in, files with their fingerprint."""

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.translation import get_language

from arena.shared.http import is_secret

register = template.Library()

NAMES = {"sv": "Svenska", "en": "English"}


@register.simple_tag(takes_context=True)
def translated_url(context):
    """The same page in the other language; a page that has none there leads to its start page."""
    language = "sv" if get_language() == "en" else "en"
    path = "/" + context["request"].path.lstrip("/\\")  # two slashes would lead to another site
    found = translate_url(path, language)
    if found == path:
        found = translate_url("/en/" if language == "sv" else "/", language)
    return {"language": language, "name": NAMES[language], "path": found}


@register.filter
def reportable(request):
    """The path of the page, for a report that others read; nothing where it would let them in."""
    return "" if is_secret(request.resolver_match) else request.path


@register.simple_tag(takes_context=True)
def here(context, url, *, is_open=False):
    """Mark the link to the page, or to the room, that the visitor stands in; an open room holds what all may see."""
    path = getattr(context.get("request"), "path", "")
    if not path.startswith(url) or (is_open and _needs_sign_in(context["request"])):
        return ""
    return format_html(' aria-current="{}"', "page" if path == url else "true")


def _needs_sign_in(request):
    return request.resolver_match and getattr(request.resolver_match.func, "login_required", True)


@register.tag
def fixed(parser, _token):
    """{% fixed %}…{% endfixed %}: what reads the same for everybody in one language is rendered once per process.

    It sees no variables, so nothing of one visitor can be kept for the next.
    """
    nodes = parser.parse(["endfixed"])
    parser.delete_first_token()
    return FixedNode(nodes)


class FixedNode(template.Node):
    def __init__(self, nodelist):
        self.nodelist = nodelist
        self.rendered = {}

    def render(self, context):
        language = get_language()
        if language not in self.rendered:
            self.rendered[language] = self.nodelist.render(context.new())
        return self.rendered[language]


@register.simple_tag
def style_tag(name):
    return format_html(
        '<link rel="stylesheet" href="{}" integrity="{}">', staticfiles_storage.url(name), _integrity(name)
    )


@register.simple_tag
def script_tag(name):
    return format_html(
        '<script src="{}" integrity="{}" defer></script>', staticfiles_storage.url(name), _integrity(name)
    )


def _integrity(name):
    path = _served_file(name)
    return _digest(path, path.stat().st_mtime_ns)


@lru_cache
def _served_file(name):
    """The file as it is served: collecting rewrites addresses inside a stylesheet, and so its fingerprint."""
    if hasattr(staticfiles_storage, "stored_name"):
        return Path(staticfiles_storage.path(staticfiles_storage.stored_name(name)))
    return Path(finders.find(name))


@lru_cache
def _digest(path, _changed_at):
    digest = hashlib.sha384(path.read_bytes()).digest()
    return f"sha384-{base64.b64encode(digest).decode()}"
