"""Every address of the portal, as the resolver knows it."""

from django.urls import get_resolver
from django.urls.resolvers import URLPattern


def every_address():
    """Pairs of url name and view; both languages are one."""
    return dict(_walk(get_resolver()))


def _walk(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern.callback
        else:
            yield from _walk(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
